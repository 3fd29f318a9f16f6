package dev.landbridge.client.imports;

import dev.landbridge.client.http.Api;
import dev.landbridge.client.http.Pages;
import dev.landbridge.client.http.Polling;
import dev.landbridge.client.http.Target;
import java.util.function.Consumer;

/** Versions that the server fetches from Hugging Face or ModelScope endpoints. */
public final class Imports {
    private static final Target IMPORTS = Target.of("imports");

    private final Api api;

    public Imports(Api api) {
        this.api = api;
    }

    /** Newest first. */
    public Pages<Import> list() {
        return api.pages(IMPORTS, Import.class);
    }

    public Import get(String id) {
        return api.get(IMPORTS.file(id), Import.class);
    }

    /** @throws dev.landbridge.client.problem.InvalidRequestException for a host that is not allowed */
    public Import start(Import.Wish wish) {
        return api.create(IMPORTS, wish, Import.class);
    }

    public Import cancel(String id) {
        return api.post(IMPORTS.file(id).file("cancellation"), null, Import.class);
    }

    /** Follows an import to its end. */
    public Import await(String id, Consumer<Import> seen) {
        return Polling.until(api.connection().cancellation(), () -> get(id), Import::isFinal, seen);
    }
}
