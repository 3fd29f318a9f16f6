package dev.landbridge.testkit.blob;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;

/** Makes a {@code @QuarkusTest} of the registry keep its bytes in a bucket instead of a directory. */
public final class S3Resource implements QuarkusTestResourceLifecycleManager {
    /** Names the setting that tells a test where the bucket's objects lie as files. */
    public static final String BUCKET_FILES = "landbridge.test.s3.files";

    private S3Process server;

    @Override
    public Map<String, String> start() {
        try {
            server = S3Process.start(Files.createTempDirectory("landbridge-s3"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> settings = new HashMap<>(server.settings());
        settings.put(BUCKET_FILES, server.bucket().toString());
        return settings;
    }

    @Override
    public void stop() {
        if (server != null) {
            server.close();
        }
    }
}
