package dev.landbridge.registry.blob;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DirectoryBlobRequirementTest {
    @Test
    void refusesBlobsInADirectory() {
        BlobConfig config = new SmallRyeConfigBuilder()
                .withMapping(BlobConfig.class)
                .withSources(
                        new PropertiesConfigSource(Map.of("landbridge.blob.directory", "/var/lib/blobs"), "test", 100))
                .build()
                .getConfigMapping(BlobConfig.class);

        assertThat(new DirectoryBlobRequirement(config).violation())
                .hasValueSatisfying(text -> assertThat(text).contains("landbridge.blob.store", "replicas share"));
    }
}
