package dev.landbridge.registry.signature;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.formats.attestation.Envelope;
import dev.landbridge.formats.attestation.VerificationKey;
import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.registry.Seed;
import dev.landbridge.registry.blob.FileRef;
import dev.landbridge.registry.release.FakeServices;
import dev.landbridge.registry.version.ModelVersion;
import dev.landbridge.registry.version.ModelVersions;
import dev.landbridge.registry.version.Registrar;
import dev.landbridge.testkit.access.IdentityResource;
import dev.landbridge.testkit.access.TestTokens;
import dev.landbridge.testkit.peer.Peer;
import dev.landbridge.testkit.postgres.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IdentityResource.class)
@WithTestResource(FakeServices.class)
class SignatureResourceTest {
    private static final String TOKEN = TestTokens.person("vera", "signed", Role.VIEWER);

    @Inject
    Seed seed;

    @Inject
    Registrar registrar;

    @Inject
    DataSource dataSource;

    @TempDir
    Path directory;

    @Test
    void theForeignToolAcceptsTheFilesAndNoOthers() throws IOException {
        ModelVersion version = version("foreign");
        Path files = Files.createDirectory(directory.resolve("files"));
        for (FileRef file : version.files()) {
            Path target = files.resolve(file.path());
            Files.createDirectories(target.getParent());
            Files.write(target, get("foreign", 1, "files/" + file.path()));
        }
        Path bundle = Files.write(directory.resolve("model.sig"), get("foreign", 1, "signature"));
        Path key = Files.write(
                directory.resolve("key.pem"),
                given().get("/api/v1/models/signing-key.pem").asByteArray());
        Object[] verify = {"verify", "key", files, "--signature", bundle, "--public_key", key};
        Peer tool = Peer.command("signing", "model_signing");
        assertThat(tool.run(Map.of(), verify)).contains("Verification succeeded");

        Path weights = files.resolve("model.safetensors");
        byte[] bytes = Files.readAllBytes(weights);
        bytes[bytes.length - 1] ^= 1;
        Files.write(weights, bytes);
        Peer.Finished changed = tool.attempt(Map.of(), verify);
        assertThat(changed.exitCode()).isNotZero();
        assertThat(changed.output()).contains("Hash mismatch", "model.safetensors");

        bytes[bytes.length - 1] ^= 1;
        Files.write(weights, bytes);
        Files.writeString(files.resolve("added.py"), "print()");
        assertThat(tool.attempt(Map.of(), verify).exitCode()).isNotZero();
    }

    @Test
    void signsOnceAndTheSignatureHoldsForThePublicKey() throws IOException, SQLException {
        ModelVersion version = version("once");
        byte[] bundle = get("once", 1, "signature");
        assertThat(get("once", 1, "signature")).isEqualTo(bundle);
        VerificationKey key = new VerificationKey(
                given().get("/api/v1/models/signing-key.pem").asString());
        Envelope envelope = Envelope.parse(bundle);
        assertThat(envelope.signedBy(key)).isTrue();
        assertThat(envelope.keyHint()).isEqualTo(key.keyId());
        assertThat(new String(envelope.payload(), StandardCharsets.UTF_8))
                .contains("\"name\":\"once:1\"", version.files().get(1).sha256());
        assertThat(count(version.id())).isEqualTo(1);
    }

    @Test
    void aVersionIsSignedInTheTransactionThatRegistersIt() throws SQLException {
        assertThat(count(version("eager").id())).isEqualTo(1);
    }

    @Test
    void anotherTeamGetsNoSignature() {
        version("private");
        given().auth()
                .oauth2(TestTokens.person("eve", "rivals", Role.ADMIN))
                .get("/api/v1/models/private/versions/1/signature")
                .then()
                .statusCode(404);
    }

    private ModelVersion version(String model) {
        List<FileRef> files = new ArrayList<>(seed.files("signed"));
        files.add(seed.upload("signed", "tokenizer/vocab.json", "{}".getBytes(StandardCharsets.UTF_8)));
        files.add(seed.upload("signed", "README.md", "# é 漢".getBytes(StandardCharsets.UTF_8)));
        files.add(seed.upload("signed", ".gitattributes", "* text".getBytes(StandardCharsets.UTF_8)));
        return registrar.register(
                "signed",
                new Actor("usr_ada", "ada"),
                new ModelVersions.NewVersion(model, files, null, Map.of()),
                null);
    }

    private long count(String versionId) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select count(*) from model_signature where version_id = '" + versionId + "'")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static byte[] get(String model, int version, String path) {
        return given().auth()
                .oauth2(TOKEN)
                .get("/api/v1/models/" + model + "/versions/" + version + "/" + path)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }
}
