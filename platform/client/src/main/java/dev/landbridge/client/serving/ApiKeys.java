package dev.landbridge.client.serving;

import dev.landbridge.client.http.Api;
import dev.landbridge.client.http.Pages;
import dev.landbridge.client.http.Target;

/** The team's keys for applications. */
public final class ApiKeys {
    private static final Target KEYS = Target.of("keys");

    private final Api api;

    public ApiKeys(Api api) {
        this.api = api;
    }

    public Pages<ApiKey> list() {
        return api.pages(KEYS, ApiKey.class);
    }

    public ApiKey create(ApiKey.Wish wish) {
        return api.post(KEYS, wish, ApiKey.class);
    }

    public void revoke(String id) {
        api.delete(KEYS.file(id));
    }
}
