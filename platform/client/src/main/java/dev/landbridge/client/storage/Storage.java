package dev.landbridge.client.storage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.client.http.Api;
import dev.landbridge.client.http.Pages;
import dev.landbridge.client.http.Polling;
import dev.landbridge.client.http.Target;
import java.util.function.Consumer;

/** The bytes behind the versions. */
public final class Storage {
    private static final Target STORAGE = Target.of("storage");

    private final Api api;

    public Storage(Api api) {
        this.api = api;
    }

    /** Counts, bytes and limits, as the server describes them. */
    public JsonNode usage() {
        return api.get(STORAGE, JsonNode.class);
    }

    /** Starts to verify the digest of every blob; needs the role operator. */
    public StorageCheck check() {
        return api.post(STORAGE.file("checks"), null, StorageCheck.class);
    }

    /** Newest first. */
    public Pages<StorageCheck> checks() {
        return api.pages(STORAGE.file("checks"), StorageCheck.class);
    }

    public StorageCheck get(String id) {
        return api.get(STORAGE.file("checks").file(id), StorageCheck.class);
    }

    /** Removes what nothing refers to now instead of at the next round; needs the role operator. */
    public JsonNode collect() {
        return api.post(STORAGE.file("collections"), null, JsonNode.class);
    }

    /** Needs the role operator. Null means without limit. */
    public Limits limit(String team, Limits limits) {
        return api.put(STORAGE.file("limits").file(team), limits, Limits.class);
    }

    public record Limits(Long maxFilesPerVersion, Long maxFileBytes, Long maxBytes) {}

    public Quarantine quarantine() {
        return new Quarantine(api);
    }

    public StorageCheck await(String id, Consumer<StorageCheck> seen) {
        return Polling.until(api.connection().cancellation(), () -> get(id), StorageCheck::isFinal, seen);
    }
}
