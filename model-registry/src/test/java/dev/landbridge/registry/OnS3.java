package dev.landbridge.registry;

import dev.landbridge.testkit.blob.S3Resource;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** The service with its bytes in a bucket. No S3 store takes smaller parts than these. */
public class OnS3 implements QuarkusTestProfile {
    public static final int PART = 5 << 20;

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "landbridge.upload.part-size", String.valueOf(PART),
                "landbridge.imports.part-size", String.valueOf(PART));
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(S3Resource.class));
    }
}
