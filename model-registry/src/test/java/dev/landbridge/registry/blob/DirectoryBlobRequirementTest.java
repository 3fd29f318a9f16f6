package dev.landbridge.registry.blob;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.eclipse.microprofile.config.spi.Converter;
import org.junit.jupiter.api.Test;

class DirectoryBlobRequirementTest {
    @Test
    void refusesBlobsInADirectory() {
        BlobConfig config = new SmallRyeConfigBuilder()
                .withMapping(BlobConfig.class)
                .withConverters(new Converter<?>[] {new DurationConverter(), new MemorySizeConverter()})
                .withSources(
                        new PropertiesConfigSource(Map.of("landbridge.blob.directory", "/var/lib/blobs"), "test", 100))
                .build()
                .getConfigMapping(BlobConfig.class);

        assertThat(new DirectoryBlobRequirement(config).violation())
                .hasValueSatisfying(text -> assertThat(text).contains("landbridge.blob.store", "replicas share"));
    }
}
