package dev.landbridge.client.model;

import dev.landbridge.client.http.Api;
import dev.landbridge.client.http.Pages;
import dev.landbridge.client.http.Target;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** The models of the team. */
public final class Models {
    private static final Target MODELS = Target.of("models");

    private final Api api;

    public Models(Api api) {
        this.api = api;
    }

    /** In name order. */
    public Pages<Model> list() {
        return search(null);
    }

    /** The newest change first. */
    public Pages<Model> recent() {
        return api.pages(MODELS.with("sort", "updated"), Model.class);
    }

    /** Models whose name or description contains the text. */
    public Pages<Model> search(String text) {
        return api.pages(MODELS.with("search", text), Model.class);
    }

    /** @throws dev.landbridge.client.problem.NotFoundException when the team has none of this name */
    public Model get(String name) {
        return api.get(MODELS.file(name), Model.class);
    }

    public Optional<Model> find(String name) {
        return api.find(MODELS.file(name), Model.class);
    }

    /** @throws dev.landbridge.client.problem.ConflictException when there is one of this name */
    public Model create(String name, String description) {
        return api.post(MODELS, Map.of("name", name, "description", description), Model.class);
    }

    public Model change(String name, Model.Change change) {
        return api.patch(MODELS.file(name), change, Model.class);
    }

    public Model rename(String name, String newName) {
        return api.put(MODELS.file(name).file("name"), Map.of("name", newName), Model.class);
    }

    /** The public key that verifies {@link Versions#signature}. */
    public String signingKey() {
        return new String(api.bytes(MODELS.file("signing-key.pem")), StandardCharsets.US_ASCII);
    }

    /** Refused while a version is served, released or under an alias. */
    public void delete(String name) {
        api.delete(MODELS.file(name));
    }

    public void tag(String name, String key, String value) {
        api.put(MODELS.file(name).file("tags").file(key), Map.of("value", value), Void.class);
    }

    public void untag(String name, String key) {
        api.delete(MODELS.file(name).file("tags").file(key));
    }
}
