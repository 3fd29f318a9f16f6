package dev.landbridge.client.team;

import dev.landbridge.client.http.Api;
import dev.landbridge.client.http.Pages;
import dev.landbridge.client.http.Target;
import java.time.Instant;
import java.util.Map;

/** Wishes of other teams to read gated models. */
public final class AccessRequests {
    private static final Target REQUESTS = Target.of("access-requests");

    private final Api api;

    public AccessRequests(Api api) {
        this.api = api;
    }

    /** @param team whose model it is */
    public record AccessRequest(
            String id,
            String team,
            String model,
            String user,
            String requesterTeam,
            String message,
            String state,
            String comment,
            Instant createdAt,
            Instant decidedAt,
            String decidedBy) {}

    public Pages<AccessRequest> list() {
        return api.pages(REQUESTS, AccessRequest.class);
    }

    /** @param model as team/model */
    public AccessRequest ask(String model, String message) {
        return api.post(REQUESTS, Map.of("model", model, "message", message), AccessRequest.class);
    }

    /** @param decision approve or reject */
    public AccessRequest decide(String id, String decision, String comment) {
        return api.post(
                REQUESTS.file(id).file("decision"),
                Map.of("decision", decision, "comment", comment),
                AccessRequest.class);
    }
}
