package dev.landbridge.inference.gateway;

import dev.landbridge.inference.key.KeyGrant;

/**
 * Who a request is for.
 *
 * @param key null when a person or a service came with a token
 * @param name of the key, the person or the service
 */
record Tenant(String team, String name, KeyGrant key) {
    static Tenant of(KeyGrant key) {
        return new Tenant(key.team(), key.name(), key);
    }

    boolean mayNameDeployments() {
        return key == null;
    }

    boolean allows(String model) {
        return key == null || key.allows(model);
    }

    String keyId() {
        return key == null ? null : key.id();
    }
}
