package dev.landbridge.client.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.client.evidence.Evidence;
import dev.landbridge.client.evidence.LineageGraph;
import dev.landbridge.client.http.Api;
import dev.landbridge.client.http.Pages;
import dev.landbridge.client.http.Target;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;

/** The versions of one model. */
public final class Versions {
    private static final String LATEST = "latest";

    private final Api api;
    private final String model;
    private final Target versions;

    public Versions(Api api, String model) {
        this.api = api;
        this.model = model;
        this.versions = Target.of("models", model, "versions");
    }

    /** Newest first. */
    public Pages<ModelVersion> list() {
        return api.pages(versions, ModelVersion.class);
    }

    public ModelVersion get(int version) {
        return api.get(at(version), ModelVersion.class);
    }

    /**
     * The number that a reference means: {@code 3}, {@code v3}, an alias with or without {@code @}, or {@code latest}.
     *
     * @throws IllegalArgumentException when the model has no such version
     */
    public int resolve(String reference) {
        if (reference.matches("v?[1-9][0-9]{0,8}")) {
            return Integer.parseInt(reference.startsWith("v") ? reference.substring(1) : reference);
        }
        Model found = new Models(api).get(model);
        String alias = reference.startsWith("@") ? reference.substring(1) : reference;
        return found.aliases().stream()
                .filter(candidate -> candidate.name().equals(alias))
                .findFirst()
                .map(Alias::version)
                .or(() -> Optional.ofNullable(alias.equals(LATEST) ? found.latestVersion() : null))
                .orElseThrow(() ->
                        new IllegalArgumentException("model " + model + " has no version or alias '" + alias + "'"));
    }

    /** Makes a version of content that is on the server; {@code transfer.Push} brings it there. */
    public ModelVersion register(ModelVersion.Wish wish) {
        return api.create(versions, wish, ModelVersion.class);
    }

    public ModelVersion describe(int version, String description) {
        return api.patch(at(version), Map.of("description", description), ModelVersion.class);
    }

    /** Refused while the version is under an alias, in a running release or certified. */
    public void delete(int version) {
        api.delete(at(version));
    }

    public void tag(int version, String key, String value) {
        api.put(at(version).file("tags").file(key), Map.of("value", value), Void.class);
    }

    public void untag(int version, String key) {
        api.delete(at(version).file("tags").file(key));
    }

    /** A small file whole; {@code transfer.Pull} fetches large ones. */
    public byte[] file(int version, String path) {
        return api.bytes(at(version).file("files").file(path));
    }

    /** Copies a file and returns its length in bytes; broken connections are not taken up again. */
    public long copyFile(int version, String path, OutputStream to) {
        return api.copy(at(version).file("files").file(path), to);
    }

    public Pages<Evidence> evidence(int version) {
        return api.pages(at(version).file("evidence"), Evidence.class);
    }

    public LineageGraph lineage(int version) {
        return api.get(at(version).file("lineage"), LineageGraph.class);
    }

    public Card card(int version) {
        return api.get(at(version).file("card"), Card.class);
    }

    /** The signed manifest of the files as a sigstore bundle (OMS). */
    public JsonNode signature(int version) {
        return api.get(at(version).file("signature"), JsonNode.class);
    }

    public VersionDiff diff(int from, int to) {
        Target target = Target.of("version-diffs")
                .with("model", model)
                .with("from", from)
                .with("to", to);
        return api.get(target, VersionDiff.class);
    }

    private Target at(int version) {
        return versions.file(String.valueOf(version));
    }
}
