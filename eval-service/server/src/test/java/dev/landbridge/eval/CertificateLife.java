package dev.landbridge.eval;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.landbridge.eval.fake.FakeReleaseEvidence;
import dev.landbridge.formats.attestation.Curve;
import dev.landbridge.formats.attestation.Envelope;
import dev.landbridge.formats.attestation.SharedEnvelope;
import dev.landbridge.formats.attestation.SigningKey;
import dev.landbridge.formats.attestation.VerificationKey;
import dev.landbridge.kit.access.Role;
import dev.landbridge.proof.certificate.TestResult;
import dev.landbridge.proof.chain.ChainCheck;
import dev.landbridge.proof.release.ReleaseVerification;
import dev.landbridge.proof.release.ReleaseVerifier;
import dev.landbridge.proof.release.Revocations;
import dev.landbridge.proof.release.Trust;
import dev.landbridge.testkit.access.TestTokens;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** What can happen to an issued certificate, in the order in which it may: everything through the doors. */
final class CertificateLife {
    private final String certificate;
    private final Path directory;
    private final DataSource dataSource;
    private final SigningKey person = SigningKey.generate(Curve.P384);

    CertificateLife(String id, Path directory, DataSource dataSource) {
        this.certificate = "/api/v1/certificates/" + id;
        this.directory = directory;
        this.dataSource = dataSource;
    }

    void check() {
        try {
            testResult();
            String held = cosign();
            rotate();
            Path bundle = releaseBundle(held);
            chain();
            revoke(bundle);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void testResult() throws IOException {
        Envelope envelope = Envelope.parse(bytes(certificate + "/test-result"));
        assertThat(envelope.signedBy(keys().get(0))).isTrue();
        assertThat(envelope.payload()).isEqualTo(TestResult.statement(bytes(certificate + "/bundle")));
        assertThat(bytes(certificate + "/test-result")).isEqualTo(envelope.bundle());
    }

    private String cosign() throws IOException {
        JsonPath nameless = key(
                Map.of(
                        "purpose",
                        "cosigner",
                        "public_key_pem",
                        person.verificationKey().pem()),
                400);
        assertThat(nameless.getString("errors[0].field")).isEqualTo("holder");
        JsonPath keyless = key(Map.of("purpose", "cosigner", "holder", "Hana", "public_key_pem", "no key"), 400);
        assertThat(keyless.getString("errors[0].field")).isEqualTo("public_key_pem");
        String personId = key(
                        Map.of(
                                "purpose",
                                "cosigner",
                                "holder",
                                "Hana",
                                "public_key_pem",
                                person.verificationKey().pem()),
                        201)
                .getString("key_id");
        String held = key(Map.of("purpose", "cosigner", "holder", "Lab", "curve", "P-521"), 201)
                .getString("key_id");
        byte[] signature = person.sign(bytes(certificate + "/signatures/input"));
        byte[] other = person.sign(new byte[] {1});
        sign(Map.of("key_id", personId), 400);
        sign(Map.of("key_id", personId, "signature", base64(other)), 400);
        sign(Map.of("key_id", keys().get(0).keyId(), "signature", base64(signature)), 400);
        sign(Map.of("key_id", personId, "signature", base64(signature)), 200);
        sign(Map.of("key_id", personId, "signature", base64(signature)), 200);
        sign(Map.of("key_id", held), 200);

        SharedEnvelope envelope = SharedEnvelope.parse(bytes(certificate + "/signatures"));
        assertThat(envelope.signatures()).hasSize(3);
        assertThat(envelope.signers(keys())).hasSize(3);
        return held;
    }

    private void rotate() {
        String before = keys().get(0).keyId();
        String imported = key(
                        Map.of(
                                "purpose",
                                "evaluator",
                                "private_key_pem",
                                SigningKey.generate(Curve.P521).pem()),
                        201)
                .getString("key_id");
        JsonPath known = given().get("/api/v1/signing-keys").jsonPath();
        assertThat(known.getString("items.find { it.key_id == '" + imported + "' }.state"))
                .isEqualTo("ACTIVE");
        assertThat(known.getString("items.find { it.key_id == '" + before + "' }.state"))
                .isEqualTo("RETIRED");
        assertThat(known.getString("items.find { it.key_id == '" + before + "' }.valid_until"))
                .isNotNull();
        as(Role.ADMIN)
                .body(Map.of("purpose", "evaluator"))
                .post("/api/v1/signing-keys")
                .then()
                .statusCode(403);
    }

    private Path releaseBundle(String held) throws IOException {
        Path bundle = Files.write(directory.resolve("adder.release.zip"), bytes(certificate + "/release-bundle"));
        ReleaseVerification found =
                new ReleaseVerifier(Clock.systemUTC()).verify(ReleaseVerifier.Request.of(bundle, new Trust(keys(), 3)));
        assertThat(found.differences()).isEmpty();
        assertThat(found.objections()).isEmpty();
        assertThat(found.verdict()).isEqualTo("PASS");
        assertThat(found.signers()).contains(held, person.verificationKey().keyId());
        return bundle;
    }

    private void chain() throws IOException {
        given().auth()
                .oauth2(TestTokens.person("ada", "lab", Role.ADMIN))
                .get("/api/v1/certificates/chain")
                .then()
                .statusCode(403);
        operator().get("/api/v1/certificates/chain").then().statusCode(200).body("verified", equalTo(true));
        byte[] export = operator().get("/api/v1/certificates/chain/export").asByteArray();
        assertThat(ChainCheck.check(new ByteArrayInputStream(export)).verified())
                .isTrue();
        tampered("certificate", "update eval.certificate set chip = 'ascend-910b3'", "chip is not what was signed");
        tampered("certificate", "update eval.certificate set team = 'thieves'", "team is not what was issued");
        tampered("certificate", "update eval.certificate set bundle = '\\x7b7d'", "its bundle was changed");
        tampered("certificate", "delete from eval.certificate", "was issued, but is not there");
        tampered(
                "event",
                "update eval.certificate_event set content = '{}' where kind = 'certificate-cosigned'",
                "was changed");
        tampered(
                "event",
                "delete from eval.certificate_event where kind = 'key-retired'",
                "does not follow the event before it");
        operator().get("/api/v1/certificates/chain").then().body("verified", equalTo(true));
    }

    /** As somebody does who may switch the triggers off, in a transaction that is undone afterwards. */
    private void tampered(String kind, String sql, String reason) {
        List<String> backup = List.of("certificate", "certificate_event");
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : backup) {
                statement.execute("create table eval.kept_" + table + " as select * from eval." + table);
                statement.execute("alter table eval." + table + " disable trigger user");
            }
            statement.execute(sql);
            operator()
                    .get("/api/v1/certificates/chain")
                    .then()
                    .statusCode(200)
                    .body("verified", equalTo(false))
                    .body("broken.kind", equalTo(kind))
                    .body("broken.reason", containsString(reason));
            for (String table : backup) {
                statement.execute("delete from eval." + table);
                statement.execute("insert into eval." + table + " overriding system value select * from eval.kept_"
                        + table + " order by position");
                statement.execute("alter table eval." + table + " enable trigger user");
                statement.execute("drop table eval.kept_" + table);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void revoke(Path bundle) throws IOException {
        as(Role.MEMBER)
                .body(Map.of("reason", "x"))
                .post(certificate + "/revocation")
                .then()
                .statusCode(403);
        for (int times = 0; times < 2; times++) {
            as(Role.RELEASER)
                    .body(Map.of("reason", "the evaluator was wrong"))
                    .post(certificate + "/revocation")
                    .then()
                    .statusCode(200)
                    .body("revocation_reason", equalTo("the evaluator was wrong"));
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> !FakeReleaseEvidence.REVOKED.isEmpty());
        assertThat(FakeReleaseEvidence.REVOKED)
                .singleElement()
                .satisfies(told -> assertThat(certificate).endsWith(told.getReferenceId()));
        as(Role.MEMBER).get(certificate + "/release-bundle").then().statusCode(409);

        byte[] list = given().get("/api/v1/certificates/revocations").asByteArray();
        assertThat(Revocations.parse(list, keys()).entries()).hasSize(1);
        Path revocations = Files.write(directory.resolve("revocations.json"), list);
        assertThat(new ReleaseVerifier(Clock.systemUTC())
                        .verify(new ReleaseVerifier.Request(
                                bundle, new Trust(keys(), 1), Optional.empty(), Optional.of(revocations)))
                        .objections())
                .singleElement()
                .asString()
                .startsWith("The certificate was revoked");
        keyRevocation();
    }

    private void keyRevocation() {
        String active = given().get("/api/v1/signing-keys").path("items.find { it.state == 'ACTIVE' }.key_id");
        operator()
                .body(Map.of("reason", "lost"))
                .post("/api/v1/signing-keys/" + active + "/revocation")
                .then()
                .statusCode(200)
                .body("state", equalTo("REVOKED"));
        given().get("/api/v1/certificates/revocations")
                .then()
                .statusCode(409)
                .body("detail", containsString("revoked"));
        key(Map.of("purpose", "evaluator"), 201);
        given().get("/api/v1/certificates/revocations").then().statusCode(200);
        operator().get("/api/v1/certificates/chain").then().body("verified", equalTo(true));
    }

    private static List<VerificationKey> keys() {
        List<String> pems = given().get("/api/v1/signing-keys").jsonPath().getList("items.public_key_pem");
        List<VerificationKey> keys = new ArrayList<>();
        pems.forEach(pem -> keys.add(new VerificationKey(pem)));
        return keys;
    }

    private static JsonPath key(Map<String, String> wish, int status) {
        return operator()
                .body(wish)
                .post("/api/v1/signing-keys")
                .then()
                .statusCode(status)
                .extract()
                .jsonPath();
    }

    private void sign(Map<String, String> wish, int status) {
        as(Role.RELEASER).body(wish).post(certificate + "/signatures").then().statusCode(status);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] bytes(String path) {
        return as(Role.MEMBER).get(path).then().statusCode(200).extract().asByteArray();
    }

    private static RequestSpecification operator() {
        return given().auth().oauth2(TestTokens.operator("olga")).contentType("application/json");
    }

    private static RequestSpecification as(String role) {
        return given().auth().oauth2(TestTokens.person("ada", "lab", role)).contentType("application/json");
    }
}
