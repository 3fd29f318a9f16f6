package dev.landbridge.client.serving;

import dev.landbridge.client.http.Api;
import dev.landbridge.client.http.Call;
import dev.landbridge.client.http.Pages;
import dev.landbridge.client.http.Polling;
import dev.landbridge.client.http.Target;
import java.util.function.Consumer;

/** What the team serves. */
public final class Deployments {
    private static final Target DEPLOYMENTS = Target.of("deployments");

    private final Api api;

    public Deployments(Api api) {
        this.api = api;
    }

    /** Newest first. */
    public Pages<Deployment> list() {
        return api.pages(DEPLOYMENTS, Deployment.class);
    }

    public Deployment get(String id) {
        return api.get(DEPLOYMENTS.file(id), Deployment.class);
    }

    public Deployment create(Deployment.Wish wish) {
        return api.create(DEPLOYMENTS, wish, Deployment.class);
    }

    public Deployment stop(String id) {
        return api.json(Call.delete(DEPLOYMENTS.file(id)), Deployment.class);
    }

    /** Follows a deployment until it is ready or has ended; {@code seen} is shown it about every half second. */
    public Deployment await(String id, Consumer<Deployment> seen) {
        return Polling.until(
                api.connection().cancellation(),
                () -> get(id),
                deployment -> deployment.ready() || deployment.ended(),
                seen);
    }

    /** The names under which applications reach deployments. */
    public Pages<Route> routes() {
        return api.pages(Target.of("routes"), Route.class);
    }
}
