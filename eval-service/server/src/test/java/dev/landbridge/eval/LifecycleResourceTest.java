package dev.landbridge.eval;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.landbridge.contracts.eval.v1.CertificateServiceGrpc;
import dev.landbridge.contracts.eval.v1.CheckPortabilityRequest;
import dev.landbridge.contracts.eval.v1.CheckPortabilityResponse;
import dev.landbridge.contracts.eval.v1.GetParityRunRequest;
import dev.landbridge.contracts.eval.v1.IssueCertificateRequest;
import dev.landbridge.contracts.eval.v1.ParityServiceGrpc;
import dev.landbridge.contracts.eval.v1.PortabilityFinding;
import dev.landbridge.contracts.eval.v1.PortabilityServiceGrpc;
import dev.landbridge.contracts.eval.v1.PortabilityVerdict;
import dev.landbridge.contracts.eval.v1.Verdict;
import dev.landbridge.eval.fake.FakeDoor;
import dev.landbridge.eval.fake.FakeInstallation;
import dev.landbridge.formats.attestation.VerificationKey;
import dev.landbridge.formats.digest.Sha256;
import dev.landbridge.kit.access.Role;
import dev.landbridge.proof.certificate.CertificateVerifier;
import dev.landbridge.proof.certificate.Verification;
import dev.landbridge.testkit.access.IdentityResource;
import dev.landbridge.testkit.access.TestTokens;
import dev.landbridge.testkit.postgres.PostgresResource;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.AbstractStub;
import io.grpc.stub.MetadataUtils;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(value = IdentityResource.class, initArgs = @ResourceArg(name = "service", value = "eval-service"))
@WithTestResource(FakeInstallation.class)
class LifecycleResourceTest {
    @TestHTTPResource
    URI base;

    @TempDir
    Path directory;

    @Inject
    DataSource dataSource;

    private ManagedChannel channel;

    @BeforeEach
    void connect() {
        channel = NettyChannelBuilder.forAddress(base.getHost(), base.getPort())
                .usePlaintext()
                .build();
    }

    @AfterEach
    void disconnect() {
        channel.shutdownNow();
    }

    @Test
    void evaluatesThroughAnOutageAndAsksNothingTwice() {
        FakeDoor.UNTIL_OUTAGE.set(100);
        String id = start("/api/v1/evaluations", Map.of("deployment_id", "dep_fp32x", "suite", "heldout-exact-match"));
        await().atMost(Duration.ofSeconds(30)).until(() -> FakeDoor.UNTIL_OUTAGE.get() == 0);
        FakeDoor.UNTIL_OUTAGE.set(-1);

        JsonPath evaluation = awaitEnd("/api/v1/evaluations/" + id);

        int n = FakeInstallation.ROWS;
        assertThat(evaluation.getString("state")).isEqualTo("SUCCEEDED");
        assertThat(evaluation.getInt("n")).isEqualTo(n);
        assertThat(evaluation.getInt("correct")).isEqualTo(n - 1);
        assertThat(evaluation.getDouble("exact_match")).isCloseTo((n - 1.0) / n, within(1e-6));
        assertThat(evaluation.getDouble("standard_error")).isCloseTo(1.0 / n, within(1e-6));
        assertThat(evaluation.getString("dataset.name")).isEqualTo("sums");
        assertThat(FakeDoor.ANSWERED.entrySet())
                .filteredOn(entry -> entry.getKey().startsWith("deployment:dep_fp32x "))
                .hasSize(n)
                .allSatisfy(entry -> assertThat(entry.getValue()).isEqualTo(1));
        JsonPath wrong = get("/api/v1/evaluations/" + id + "/samples?filter=wrong");
        assertThat(wrong.getList("items")).hasSize(1);
        assertThat(wrong.getInt("items[0].index")).isEqualTo(FakeInstallation.UNKNOWN_ROW);
        JsonPath first = get("/api/v1/evaluations/" + id + "/samples?page_size=200");
        JsonPath second = get("/api/v1/evaluations/" + id + "/samples?page_size=200&page_token="
                + first.getString("next_page_token"));
        assertThat(second.getInt("items[0].index")).isEqualTo(200);
        assertThat(second.getList("items")).hasSize(n - 200);
        assertThat(first.getString("items[0].reasoning")).contains("+").doesNotContain("think");
    }

    @Test
    void certifiesTheSoundCandidateAndRefusesTheFaulty() throws IOException {
        String golden = start("/api/v1/golden-traces", Map.of("deployment_id", "dep_fp32"));
        JsonPath trace = awaitEnd("/api/v1/golden-traces/" + golden);
        assertThat(trace.getString("state")).as(trace.getString("message")).isEqualTo("SUCCEEDED");
        assertThat(trace.getInt("prompts")).isEqualTo(160);
        assertThat(trace.getString("digest")).hasSize(64);
        assertThat(trace.getList("files.path"))
                .containsExactly(
                        "cases.jsonl", "positions.safetensors", "tasks.jsonl", "questions.jsonl", "vocabulary.json");

        String sound = parity(golden, "dep_bf16");
        JsonPath run = get("/api/v1/parity-runs/" + sound);
        assertThat(run.getString("verdict")).as(run.getString("sentence")).isEqualTo("PASS");
        assertThat(run.getString("profile")).isEqualTo("same-precision");
        assertThat(run.getDouble("statistics.mean_kl")).isBetween(1e-9, 1e-3);
        assertThat(run.getDouble("statistics.floor_mean_kl")).isZero();
        assertThat(run.getList("gates.id")).contains("G0", "G1", "G2a", "G2f", "G3", "G4");
        assertThat(run.getList("gates_not_run")).isEmpty();
        assertThat(run.getList("matrix.verdict")).hasSize(7).containsOnly("PASS");
        assertThat(run.getList("series.position")).hasSize(10);
        assertThat(run.getList("slices.significant")).isNotEmpty().containsOnly(false);
        assertThat(run.getList("localisation")).isEmpty();
        JsonPath worst = get("/api/v1/parity-runs/" + sound + "/prompts?page_size=10");
        assertThat(worst.getDouble("items[0].kl")).isGreaterThanOrEqualTo(worst.getDouble("items[9].kl"));
        JsonPath prompt = get("/api/v1/parity-runs/" + sound + "/prompts/" + worst.getInt("items[0].index"));
        assertThat(prompt.getString("tokens[0].token")).isEqualTo("<|user|>");
        assertThat(prompt.getDouble("kl")).isEqualTo(worst.getDouble("items[0].kl"));

        assertThat(get("/api/v1/parity-runs?model=adder&version=1").getList("items.id"))
                .contains(sound);
        assertThat(get("/api/v1/parity-runs?model=adder&version=2").getList("items"))
                .isEmpty();

        String faulty = parity(golden, "dep_rope");
        assertThat(get("/api/v1/parity-runs/" + faulty).getString("verdict")).isEqualTo("FAIL");
        assertThat(by(ParityServiceGrpc.newBlockingStub(channel))
                        .getParityRun(
                                GetParityRunRequest.newBuilder().setId(faulty).build())
                        .getParityRun()
                        .getVerdict())
                .isEqualTo(Verdict.VERDICT_FAIL);
        assertThatThrownBy(() -> issue(faulty)).hasMessageContaining("Only PASS is certified");

        verifyOffline(issue(sound), sound);
    }

    private void verifyOffline(dev.landbridge.contracts.eval.v1.Certificate certificate, String run)
            throws IOException {
        assertThat(issue(run).getId()).isEqualTo(certificate.getId());
        byte[] bundle = as(Role.VIEWER)
                .get("/api/v1/certificates/" + certificate.getId() + "/bundle")
                .asByteArray();
        assertThat(Sha256.hex(bundle)).isEqualTo(certificate.getSha256());
        Path archive = Files.write(
                directory.resolve("c.landbridge.zip"),
                as(Role.VIEWER)
                        .get("/api/v1/certificates/" + certificate.getId() + "/archive")
                        .asByteArray());
        String pem = given().get("/api/v1/signing-keys").jsonPath().getString("items[0].public_key_pem");
        Verification verification =
                new CertificateVerifier(Clock.systemUTC()).verify(archive, Optional.of(new VerificationKey(pem)));
        assertThat(verification.differences()).isEmpty();
        assertThat(verification.verdict()).isEqualTo("PASS");
        JsonPath view = get("/api/v1/certificates/" + certificate.getId());
        assertThat(view.getBoolean("stand_in")).isTrue();
        assertThat(view.getString("statement.predicateType")).endsWith("/parity/v1");
        assertThat(get("/api/v1/parity-runs/" + run).getString("certificate_id"))
                .isEqualTo(certificate.getId());
        given().auth()
                .oauth2(TestTokens.person("eve", "other", Role.ADMIN))
                .get("/api/v1/certificates/" + certificate.getId())
                .then()
                .statusCode(404);
        new CertificateLife(certificate.getId(), directory, dataSource).check();
        assertThatThrownBy(() -> issue(run)).hasMessageContaining("was revoked: the evaluator was wrong");
    }

    @Test
    void checksPortability() {
        as(Role.VIEWER)
                .body(Map.of("model", "adder", "version", 1, "chip", "cpu"))
                .post("/api/v1/portability-checks")
                .then()
                .statusCode(200)
                .body("verdict", equalTo("OK"))
                .body("family", equalTo("CPU"))
                .body("findings.rule", hasItem("MEM-FIT"));
        as(Role.VIEWER)
                .body(Map.of("model", "adder", "version", 2, "chip", "ascend-910b3"))
                .post("/api/v1/portability-checks")
                .then()
                .body("verdict", equalTo("CONVERT"))
                .body("findings.find { it.rule == 'Q-MODELSLIM' }.verdict", equalTo("CONVERT"));
        as(Role.VIEWER)
                .body(Map.of("config", Map.of("kv_lora_rank", 512), "chip", "ascend-310p3"))
                .post("/api/v1/portability-checks")
                .then()
                .body("verdict", equalTo("BLOCK"));
        as(Role.VIEWER)
                .body(Map.of("config", Map.of(), "chip", "ascend-999"))
                .post("/api/v1/portability-checks")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("chip"));
        assertThat(by(PortabilityServiceGrpc.newBlockingStub(channel))
                        .checkPortability(CheckPortabilityRequest.newBuilder()
                                .setConfigJson(
                                        "{\"torch_dtype\":\"bfloat16\",\"architectures\":[\"Llama4ForConditionalGeneration\"]}")
                                .setChip("ascend-910b3")
                                .setSubject("run_1")
                                .build())
                        .getVerdict())
                .isEqualTo(PortabilityVerdict.PORTABILITY_VERDICT_BLOCK);
        CheckPortabilityResponse whole = by(PortabilityServiceGrpc.newBlockingStub(channel))
                .checkPortability(CheckPortabilityRequest.newBuilder()
                        .setModelVersionId("ver_2")
                        .setChip("ascend-910b3")
                        .build());
        assertThat(whole.getFindingsList())
                .extracting(PortabilityFinding::getRule)
                .contains("Q-MODELSLIM");
        assertThat(whole.getCatalogueDigest()).startsWith("sha256:");
        assertThat(get("/api/v1/chips").getList("items.key")).contains("cpu", "ascend-910b3");
        assertThat(get("/api/v1/rules").getList("items.id")).contains("ARCH-MLA");
        assertThat(get("/api/v1/suites").getList("items.name").get(0)).isEqualTo("heldout-exact-match");
    }

    @Test
    void answersTheSameKeyWithTheSameJob() {
        Map<String, Object> body = Map.of("deployment_id", "dep_key", "suite", "heldout-exact-match", "limit", 3);
        String first = as(Role.MEMBER)
                .header("Idempotency-Key", "k1")
                .body(body)
                .post("/api/v1/evaluations")
                .path("id");
        String again = as(Role.MEMBER)
                .header("Idempotency-Key", "k1")
                .body(body)
                .post("/api/v1/evaluations")
                .path("id");
        assertThat(again).isEqualTo(first);
        as(Role.VIEWER).body(body).post("/api/v1/evaluations").then().statusCode(403);
        as(Role.MEMBER)
                .body(Map.of("deployment_id", "dep_key", "suite", "nothing"))
                .post("/api/v1/evaluations")
                .then()
                .statusCode(400);
        assertThat(awaitEnd("/api/v1/evaluations/" + first).getInt("n")).isEqualTo(3);
    }

    private dev.landbridge.contracts.eval.v1.Certificate issue(String run) {
        return by(CertificateServiceGrpc.newBlockingStub(channel))
                .issueCertificate(IssueCertificateRequest.newBuilder()
                        .setParityRunId(run)
                        .setRequestedBy("ada")
                        .build())
                .getCertificate();
    }

    private String parity(String golden, String deployment) {
        String id = start("/api/v1/parity-runs", Map.of("golden_trace_id", golden, "deployment_id", deployment));
        JsonPath run = awaitEnd("/api/v1/parity-runs/" + id);
        assertThat(run.getString("state")).as(run.getString("message")).isEqualTo("SUCCEEDED");
        return id;
    }

    private String start(String path, Map<String, Object> body) {
        return as(Role.MEMBER)
                .body(body)
                .post(path)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private JsonPath awaitEnd(String path) {
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> get(path).get("finished_at") != null);
        return get(path);
    }

    private JsonPath get(String path) {
        return as(Role.VIEWER).get(path).then().statusCode(200).extract().jsonPath();
    }

    private RequestSpecification as(String role) {
        return given().auth().oauth2(TestTokens.person("ada", "lab", role)).contentType("application/json");
    }

    private <S extends AbstractStub<S>> S by(S stub) {
        Metadata headers = new Metadata();
        headers.put(
                Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER),
                "Bearer " + TestTokens.service("model-registry", "lab"));
        return stub.withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
    }
}
