package dev.landbridge.client.release;

import dev.landbridge.client.http.Api;
import dev.landbridge.client.http.Pages;
import dev.landbridge.client.http.Polling;
import dev.landbridge.client.http.Target;
import java.util.Map;
import java.util.function.Consumer;

/** The releases of the team. */
public final class Releases {
    private static final Target RELEASES = Target.of("releases");

    private final Api api;

    public Releases(Api api) {
        this.api = api;
    }

    /** Newest first; null parameters do not filter. */
    public Pages<Release> list(String model, String state) {
        return api.pages(RELEASES.with("model", model).with("state", state), Release.class);
    }

    public Release get(String id) {
        return api.get(RELEASES.file(id), Release.class);
    }

    /** Starts a release; it goes on by itself. */
    public Release request(Release.Wish wish) {
        return api.create(RELEASES, wish, Release.class);
    }

    /** @throws dev.landbridge.client.problem.PermissionDeniedException for its requester, or without the role */
    public Release approve(String id, String comment) {
        return decide(id, "approve", comment);
    }

    public Release reject(String id, String comment) {
        return decide(id, "reject", comment);
    }

    public Release cancel(String id) {
        return api.post(RELEASES.file(id).file("cancellation"), null, Release.class);
    }

    /**
     * Follows a release until it ends or waits for approval.
     *
     * @param seen is shown the release at each look, about every half second
     */
    public Release await(String id, Consumer<Release> seen) {
        return Polling.until(
                api.connection().cancellation(),
                () -> get(id),
                release -> release.isFinal() || release.awaitsApproval(),
                seen);
    }

    private Release decide(String id, String decision, String comment) {
        return api.post(
                RELEASES.file(id).file("approval"), Map.of("decision", decision, "comment", comment), Release.class);
    }
}
