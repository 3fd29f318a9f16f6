package dev.landbridge.registry.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.landbridge.kit.audit.Actor;
import dev.landbridge.registry.Seed;
import dev.landbridge.registry.blob.FileRef;
import dev.landbridge.registry.release.FakeServices;
import dev.landbridge.testkit.access.IdentityResource;
import dev.landbridge.testkit.postgres.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IdentityResource.class)
@WithTestResource(FakeServices.class)
class ShardedWeightsTest {
    private static final String FIRST = "model-00001-of-00002.safetensors";
    private static final String SECOND = "model-00002-of-00002.safetensors";
    private static final String INDEX = "model.safetensors.index.json";

    @Inject
    Seed seed;

    @Inject
    Registrar registrar;

    @Test
    void readsTensorsAndParametersOfAllShards() {
        ModelVersion version = register(shard(FIRST, "a"), shard(SECOND, "b"), index("a", FIRST, "b", SECOND));
        assertThat(version.parameters()).isEqualTo(4);
        assertThat(version.tensors())
                .extracting(ModelVersion.Tensor::name, ModelVersion.Tensor::dtype, ModelVersion.Tensor::shape)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("a", "F16", List.of(2L)),
                        org.assertj.core.groups.Tuple.tuple("b", "F16", List.of(2L)));
    }

    @Test
    void refusesMissingAndOverlappingShards() {
        assertThatThrownBy(() -> register(shard(FIRST, "a"), index("a", FIRST, "b", SECOND)))
                .hasMessageContaining("the shard '" + SECOND + "' that it names is missing");
        assertThatThrownBy(() -> register(shard(FIRST, "a"), shard(SECOND, "a"), index("a", FIRST)))
                .hasMessageContaining("tensor 'a' is in '" + FIRST + "' too");
        assertThatThrownBy(() -> register(shard(FIRST, "a"), shard(SECOND, "b"), index("a", SECOND, "b", SECOND)))
                .hasMessageContaining("tensor 'a' is not in '" + SECOND + "'");
        assertThatThrownBy(
                        () -> register(shard(FIRST, "a", "extra"), shard(SECOND, "b"), index("a", FIRST, "b", SECOND)))
                .hasMessageContaining("does not know tensor 'extra'");
        assertThatThrownBy(() -> register(shard(FIRST, "a"), shard(SECOND, "b"), index("a", FIRST)))
                .hasMessageContaining("no index names");
        assertThatThrownBy(() -> register(shard(FIRST, "a"))).hasMessageContaining("no index names");
        assertThatThrownBy(() -> register(shard(FIRST, "a"), file(INDEX, "{}"))).hasMessageContaining("weight_map");
    }

    private ModelVersion register(FileRef... files) {
        return registrar.register(
                "shards",
                new Actor("usr_ada", "ada"),
                new ModelVersions.NewVersion("large", List.of(files), null, null),
                null);
    }

    private FileRef index(String... tensorsAndFiles) {
        List<String> entries = new ArrayList<>();
        for (int i = 0; i < tensorsAndFiles.length; i += 2) {
            entries.add("\"" + tensorsAndFiles[i] + "\":\"" + tensorsAndFiles[i + 1] + "\"");
        }
        return file(INDEX, "{\"metadata\":{},\"weight_map\":{" + String.join(",", entries) + "}}");
    }

    private FileRef file(String path, String text) {
        return seed.upload("shards", path, text.getBytes(StandardCharsets.UTF_8));
    }

    private FileRef shard(String path, String... tensors) {
        List<String> entries = new ArrayList<>();
        for (int i = 0; i < tensors.length; i++) {
            entries.add("\"" + tensors[i] + "\":{\"dtype\":\"F16\",\"shape\":[2],\"data_offsets\":[" + 4 * i + ","
                    + 4 * (i + 1) + "]}");
        }
        byte[] header = ("{" + String.join(",", entries) + "}").getBytes(StandardCharsets.UTF_8);
        byte[] content = ByteBuffer.allocate(8 + header.length + 4 * tensors.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.length)
                .put(header)
                .array();
        return seed.upload("shards", path, content);
    }
}
