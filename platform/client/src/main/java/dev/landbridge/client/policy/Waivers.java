package dev.landbridge.client.policy;

import dev.landbridge.client.http.Api;
import dev.landbridge.client.http.Pages;
import dev.landbridge.client.http.Target;

/** The waivers of one version. */
public final class Waivers {
    private final Api api;
    private final Target waivers;

    public Waivers(Api api, String model, int version) {
        this.api = api;
        this.waivers = Target.of("models", model, "versions", version, "waivers");
    }

    public Pages<Waiver> list() {
        return api.pages(waivers, Waiver.class);
    }

    public Waiver grant(Waiver.Wish wish) {
        return api.post(waivers, wish, Waiver.class);
    }

    public void revoke(String id) {
        api.delete(waivers.file(id));
    }
}
