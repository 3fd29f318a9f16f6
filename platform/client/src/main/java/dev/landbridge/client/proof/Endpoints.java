package dev.landbridge.client.proof;

import dev.landbridge.client.http.Api;
import dev.landbridge.client.http.Pages;
import dev.landbridge.client.http.Target;

/** Foreign servers that evaluations may ask. */
public final class Endpoints {
    private static final Target ENDPOINTS = Target.of("endpoints");

    private final Api api;

    public Endpoints(Api api) {
        this.api = api;
    }

    public Pages<Endpoint> list() {
        return api.pages(ENDPOINTS, Endpoint.class);
    }

    public Endpoint get(String id) {
        return api.get(ENDPOINTS.file(id), Endpoint.class);
    }

    /** @throws dev.landbridge.client.problem.InvalidRequestException for a host that is not allowed */
    public Endpoint create(Endpoint.Wish wish) {
        return api.post(ENDPOINTS, wish, Endpoint.class);
    }

    /** Asks it something small and says how that went. */
    public Endpoint probe(String id) {
        return api.post(ENDPOINTS.file(id).file("probe"), null, Endpoint.class);
    }

    public void delete(String id) {
        api.delete(ENDPOINTS.file(id));
    }
}
