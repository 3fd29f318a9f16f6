package dev.landbridge.inference.key;

import java.time.Instant;
import java.util.List;

/** What a valid key stands for. */
public record KeyGrant(String id, String name, String team, List<String> allowedModels, Instant expiresAt) {
    public KeyGrant {
        allowedModels = List.copyOf(allowedModels);
    }

    public boolean allows(String model) {
        return allowedModels.isEmpty() || allowedModels.contains(model);
    }
}
