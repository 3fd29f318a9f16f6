package dev.landbridge.registry;

import java.util.HashMap;
import java.util.Map;

/** Clients are sent to the bucket itself for large bytes. */
public final class OnS3Presigned extends OnS3 {
    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> overrides = new HashMap<>(super.getConfigOverrides());
        overrides.put("landbridge.blob.s3.presigned", "true");
        return overrides;
    }
}
