package dev.landbridge.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.formats.attestation.SigningKey;
import dev.landbridge.formats.attestation.VerificationKey;
import dev.landbridge.launcher.CommandServer.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./landbridge certificate}. */
class CertificateCommandsTest {
    private static final String CERTIFICATE = """
        {"id":"cert_1","model":"adder","version":2,"model_version_id":"mv_1","deployment_id":"dep_1",
         "parity_run_id":"par_1","chip":"ascend-910b3","numerics":"bf16","stand_in":false,"verdict":"PASS",
         "sha256":"ab","key_id":"cd","weights_digest":"ef","fingerprint_digest":"01",
         "issued_at":"2026-11-20T10:00:00Z","expires_at":"2027-01-20T10:00:00Z","revoked_at":%s,
         "revocation_reason":%s,"statement":{"predicate":{"sentence":"It is the same model."}}}\
        """;

    @TempDir
    Path home;

    private CommandServer server;

    @BeforeEach
    void start() throws IOException {
        server = new CommandServer(home);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void listsAndShows() {
        server.on("GET /api/v1/certificates", "{\"items\":[" + CERTIFICATE.formatted("null", "null") + "]}")
                .on("GET /api/v1/certificates/cert_1", CERTIFICATE.formatted("null", "null"));
        assertThat(server.run("certificate", "list").out()).contains("cert_1", "adder@2", "ascend-910b3", "PASS");
        assertThat(server.run("certificate", "show", "cert_1").out())
                .contains("cert_1: adder@2 on ascend-910b3 with bf16, PASS", "It is the same model.");
        assertThat(server.run("certificate", "show", "cert_2").code()).isEqualTo(3);
    }

    @Test
    void fetchesWhatIsNamed() throws IOException {
        server.on("GET /api/v1/certificates/cert_1/archive", "all")
                .on("GET /api/v1/certificates/cert_1/bundle", "bundle")
                .on("GET /api/v1/certificates/cert_1/test-result", "test")
                .on("GET /api/v1/certificates/cert_1/signatures", "signatures")
                .on("GET /api/v1/certificates/cert_1/release-bundle", "release")
                .on("GET /api/v1/certificates/revocations", "revocations");
        assertThat(fetched("fetch", "cert_1")).isEqualTo("all");
        assertThat(fetched("fetch", "cert_1", "--bundle")).isEqualTo("bundle");
        assertThat(fetched("fetch", "cert_1", "--test-result")).isEqualTo("test");
        assertThat(fetched("fetch", "cert_1", "--signatures")).isEqualTo("signatures");
        assertThat(fetched("fetch", "cert_1", "--release")).isEqualTo("release");
        assertThat(fetched("revocations")).isEqualTo("revocations");
    }

    private String fetched(String... arguments) throws IOException {
        Path file = home.resolve("fetched");
        String[] all = new String[arguments.length + 3];
        all[0] = "certificate";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[arguments.length + 1] = "-o";
        all[arguments.length + 2] = file.toString();
        Result result = server.run(all);
        assertThat(result.code()).as(result.err()).isZero();
        return Files.readString(file);
    }

    @Test
    void signsOnThisMachine() throws IOException {
        SigningKey key = SigningKey.generate();
        Path pem = Files.writeString(home.resolve("person.pem"), key.pem());
        server.on("GET /api/v1/certificates/cert_1/signatures/input", "to be signed")
                .on("POST /api/v1/certificates/cert_1/signatures", "{}");
        Result result = server.run("certificate", "sign", "cert_1", "--key", pem.toString());
        assertThat(result.code()).as(result.err()).isZero();
        String body = server.requests().get(server.requests().size() - 1);
        VerificationKey verification = key.verificationKey();
        assertThat(body).contains("\"key_id\":\"" + verification.keyId() + "\"").doesNotContain("PRIVATE");
        String signature = body.replaceAll(".*\"signature\":\"([^\"]*)\".*", "$1");
        assertThat(verification.verifies(
                        "to be signed".getBytes(StandardCharsets.UTF_8),
                        Base64.getDecoder().decode(signature)))
                .isTrue();
        assertThat(server.run("certificate", "sign", "cert_1").code()).isEqualTo(1);
        Files.writeString(pem, "no key");
        assertThat(server.run("certificate", "sign", "cert_1", "--key", pem.toString())
                        .err())
                .contains("openssl pkcs8");
    }

    @Test
    void revokesWithAReason() {
        server.on(
                "POST /api/v1/certificates/cert_1/revocation",
                CERTIFICATE.formatted("\"2026-11-28T10:00:00Z\"", "\"wrong driver\""));
        assertThat(server.run("certificate", "revoke", "cert_1").code()).isEqualTo(2);
        assertThat(server.run("certificate", "revoke", "cert_1", "-m", "wrong driver")
                        .out())
                .contains("REVOKED", "wrong driver");
        assertThat(server.requests()).last().asString().endsWith("{\"reason\":\"wrong driver\"}");
    }

    @Test
    void checksTheChainAndListsKeys() {
        server.on("GET /api/v1/certificates/chain", """
            {"verified":false,"certificates":2,"events":0,"head":"00",
             "broken":{"kind":"certificate","id":"cert_3","reason":"its bundle was changed"}}\
            """).on("GET /api/v1/signing-keys", """
                     {"items":[{"key_id":"ab","public_key_pem":"p","created_at":"2026-11-20T10:00:00Z","purpose":"evaluator",
                      "holder":"","curve":"P-256","state":"RETIRED","valid_from":"2026-11-20T10:00:00Z",
                      "valid_until":"2026-11-21T10:00:00Z","revoked_at":null}]}\
                     """);
        Result chain = server.run("certificate", "chain");
        assertThat(chain.code()).isEqualTo(7);
        assertThat(chain.out())
                .contains("✗ 2 certificates, 0 events intact", "certificate cert_3: its bundle was changed");
        assertThat(server.run("certificate", "keys").out()).contains("ab", "evaluator", "RETIRED");
    }
}
