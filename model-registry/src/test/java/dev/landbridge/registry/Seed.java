package dev.landbridge.registry;

import dev.landbridge.formats.digest.Sha256;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.registry.blob.Blobs;
import dev.landbridge.registry.blob.Declaration;
import dev.landbridge.registry.blob.FileRef;
import dev.landbridge.registry.version.ModelVersion;
import dev.landbridge.registry.version.ModelVersions;
import dev.landbridge.registry.version.Registrar;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Makes versions for tests. */
@ApplicationScoped
public class Seed {
    private final Blobs blobs;
    private final Registrar registrar;
    private final DataSource dataSource;

    Seed(Blobs blobs, Registrar registrar, DataSource dataSource) {
        this.blobs = blobs;
        this.registrar = registrar;
        this.dataSource = dataSource;
    }

    public ModelVersion version(String team, String model) {
        return registrar.register(
                team,
                new Actor("usr_ada", "ada"),
                new ModelVersions.NewVersion(model, files(team), null, Map.of("loss", "0.01")),
                null);
    }

    public List<FileRef> files(String team) {
        return List.of(
                upload(team, "config.json", """
                        {"architectures":["LlamaForCausalLM"],"vocab_size":32}""".getBytes(StandardCharsets.UTF_8)),
                upload(team, "model.safetensors", safetensors()));
    }

    public FileRef upload(String team, String path, byte[] bytes) {
        String sha256 = Sha256.hex(bytes);
        blobs.upload(team, "usr_ada", new Declaration(sha256, bytes.length, path), new ByteArrayInputStream(bytes));
        return new FileRef(path, sha256, bytes.length);
    }

    public static byte[] safetensors() {
        byte[] header =
                "{\"w\":{\"dtype\":\"F32\",\"shape\":[2,2],\"data_offsets\":[0,16]}}".getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + header.length + 16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.length)
                .put(header)
                .array();
    }

    /** Takes away what other tests left in the outbox, which nothing relays here. */
    public void settleOutbox() {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("delete from outbox_event");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
