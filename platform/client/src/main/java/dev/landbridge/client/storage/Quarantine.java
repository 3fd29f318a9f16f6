package dev.landbridge.client.storage;

import dev.landbridge.client.http.Api;
import dev.landbridge.client.http.Pages;
import dev.landbridge.client.http.Target;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Uploads that the server holds back because of what it found in them. */
public final class Quarantine {
    private static final Target QUARANTINE = Target.of("quarantine");

    private final Api api;

    public Quarantine(Api api) {
        this.api = api;
    }

    /** @param state HELD or ALLOWED */
    public record Held(
            String sha256,
            String fileName,
            String finding,
            String team,
            Instant createdAt,
            String state,
            String allowedBy,
            String reason) {}

    public Pages<Held> list() {
        return api.pages(QUARANTINE, Held.class);
    }

    /**
     * Lets the content in; needs an operator.
     *
     * @param team null for all teams that sent it
     */
    public void allow(String sha256, String team, String reason) {
        Map<String, Object> body = new HashMap<>();
        body.put("team", team);
        body.put("reason", reason);
        api.post(QUARANTINE.file(sha256).file("permission"), body, Object.class);
    }

    /** Needs an operator. */
    public void delete(String sha256, String team) {
        api.delete(QUARANTINE.file(sha256).with("team", team));
    }
}
