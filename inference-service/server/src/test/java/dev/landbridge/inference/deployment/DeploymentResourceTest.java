package dev.landbridge.inference.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.landbridge.contracts.inference.v1.CreateDeploymentRequest;
import dev.landbridge.contracts.inference.v1.DeploymentRole;
import dev.landbridge.contracts.inference.v1.DeploymentState;
import dev.landbridge.contracts.inference.v1.GetDeploymentRequest;
import dev.landbridge.contracts.inference.v1.PutRouteRequest;
import dev.landbridge.contracts.inference.v1.StopDeploymentRequest;
import dev.landbridge.inference.Api;
import dev.landbridge.inference.engine.FakeRegistry;
import dev.landbridge.kit.access.Role;
import dev.landbridge.testkit.access.IdentityResource;
import dev.landbridge.testkit.access.TestTokens;
import dev.landbridge.testkit.postgres.PostgresResource;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(
        value = IdentityResource.class,
        initArgs = @ResourceArg(name = "service", value = "inference-service"))
@WithTestResource(FakeRegistry.class)
class DeploymentResourceTest {
    @TestHTTPResource
    URI base;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(base, Api.TEAM);
    }

    @AfterEach
    void disconnect() {
        api.close();
    }

    @Test
    void bringsAVersionUpWithItsFingerprintAndTakesItDown() {
        String id = api.deploy("sums", "");
        JsonPath ready = api.awaitState(id, "READY");

        assertThat(ready.getString("numerics_label")).isEqualTo("target numerics emulation (bf16, CPU)");
        assertThat(ready.getString("role")).isEqualTo("candidate");
        assertThat(ready.getString("engine.name")).isEqualTo("fake");
        assertThat(ready.getString("fingerprint.graph_digest")).isEqualTo("graphbf16-emulated");
        assertThat(ready.getString("fingerprint.weights_digest"))
                .hasSize(64)
                .isEqualTo(ready.getString("replicas[0].loaded_digest"));
        assertThat(ready.getString("fingerprint_digest")).hasSize(64);
        assertThat(ready.getString("version_id")).isEqualTo("ver_sums");
        assertThat(ready.getList("routes")).isEmpty();
        long pid = ready.getLong("replicas[0].pid");
        assertThat(ProcessHandle.of(pid)).isPresent();

        api.as(Role.MEMBER).delete("/api/v1/deployments/" + id).then().statusCode(202);
        api.awaitState(id, "STOPPED");
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void startsAnEngineThatCrashedAgain() {
        String id = api.deploy("sums", "");
        long pid = api.awaitState(id, "READY").getLong("replicas[0].pid");

        ProcessHandle.of(pid).orElseThrow().destroyForcibly();

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            JsonPath again = api.deployment(id);
            assertThat(again.getString("state")).isEqualTo("READY");
            assertThat(again.getLong("replicas[0].pid")).isNotEqualTo(pid);
            assertThat(again.getInt("replicas[0].restarts")).isEqualTo(1);
        });
        api.as(Role.MEMBER).delete("/api/v1/deployments/" + id).then().statusCode(202);
    }

    @Test
    void failsWithTheEnginesOwnWords() {
        assertThat(api.awaitState(api.deploy("digest-mismatch", ""), "FAILED").getString("message"))
                .isEqualTo("digest-mismatch: other bytes");
        assertThat(api.awaitState(api.deploy("out-of-memory", ""), "FAILED").getString("message"))
                .isEqualTo("the engine ended with exit code 1");
        assertThat(api.awaitState(api.deploy("liar", ""), "FAILED").getString("message"))
                .isEqualTo("the engine loaded other bytes than the version's");
        assertThat(api.awaitState(api.deploy("tampered", ""), "FAILED").getString("message"))
                .isEqualTo("the bytes of config.json are not those its digest names");
    }

    @Test
    void aFaultChangesTheGraphAndThusTheFingerprint() {
        String id = api.deploy("sums", "rope-base=1000000");
        JsonPath ready = api.awaitState(id, "READY");

        assertThat(ready.getString("fault")).isEqualTo("rope-base=1000000");
        assertThat(ready.getString("fingerprint.graph_digest")).isEqualTo("graphrope-base=1000000bf16-emulated");
        api.as(Role.MEMBER).delete("/api/v1/deployments/" + id).then().statusCode(202);
    }

    @Test
    void theEngineInheritsNoSecrets() throws IOException, InterruptedException {
        String id = api.deploy("sums", "");
        int port = api.awaitState(id, "READY").getInt("replicas[0].port");

        String names = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/environment"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();

        assertThat(names).contains("OMP_NUM_THREADS").contains("PATH").doesNotContain("PASSWORD", "JWT", "PEPPER");
        api.as(Role.MEMBER).delete("/api/v1/deployments/" + id).then().statusCode(202);
    }

    @Test
    void refusesWhatItCannotServe() {
        expectInvalid(
                Map.of("model", "sums", "version", 1, "chip", "ascend-910b3", "numerics", "fp32", "role", "candidate"),
                "chip");
        expectInvalid(
                Map.of("model", "sums", "version", 1, "chip", "cpu", "numerics", "int4", "role", "candidate"),
                "numerics");
        expectInvalid(
                Map.of("model", "sums", "version", 1, "chip", "cpu", "numerics", "fp32", "role", "serving"), "role");
        expectInvalid(
                Map.of("model", "sums", "version", 1, "chip", "cpu", "numerics", "fp32", "role", "CANDIDATE"), "role");
        expectInvalid(
                Map.of(
                        "model",
                        "sums",
                        "version",
                        1,
                        "chip",
                        "cpu",
                        "numerics",
                        "fp32",
                        "role",
                        "candidate",
                        "fault",
                        "rm -rf /"),
                "fault");
        expectInvalid(
                Map.of(
                        "model",
                        "sums",
                        "version",
                        1,
                        "chip",
                        "cpu",
                        "numerics",
                        "fp32",
                        "role",
                        "candidate",
                        "switches",
                        Map.of("graph", "eager --fault x")),
                "switches");
        api.as(Role.MEMBER)
                .body(Map.of("model", "nothing", "version", 1, "chip", "cpu", "numerics", "fp32", "role", "candidate"))
                .post("/api/v1/deployments")
                .then()
                .statusCode(404)
                .body("code", equalTo("not-found"));
    }

    @Test
    void otherTeamsAndViewersAreKeptOut() {
        String id = api.deploy("sums", "");
        String stranger = TestTokens.person("eve", "elsewhere", Role.ADMIN);

        io.restassured.RestAssured.given()
                .auth()
                .oauth2(stranger)
                .get("/api/v1/deployments/" + id)
                .then()
                .statusCode(404);
        io.restassured.RestAssured.given()
                .auth()
                .oauth2(stranger)
                .delete("/api/v1/deployments/" + id)
                .then()
                .statusCode(404);
        io.restassured.RestAssured.given().get("/api/v1/deployments").then().statusCode(401);
        api.as(Role.VIEWER).delete("/api/v1/deployments/" + id).then().statusCode(403);
        api.as(Role.MEMBER).delete("/api/v1/deployments/" + id).then().statusCode(202);
    }

    @Test
    void otherServicesDeployIdempotently() {
        CreateDeploymentRequest request = CreateDeploymentRequest.newBuilder()
                .setModelVersionId("ver_sums")
                .setChip("cpu")
                .setNumerics("fp32")
                .setRole(DeploymentRole.DEPLOYMENT_ROLE_REFERENCE)
                .setIdempotencyKey("release-7-reference")
                .putSwitches("graph", "eager")
                .setRequestedBy("ada")
                .build();
        String id = api.deployments("model-registry")
                .createDeployment(request)
                .getDeployment()
                .getId();
        assertThat(api.deployments("model-registry")
                        .createDeployment(request)
                        .getDeployment()
                        .getId())
                .isEqualTo(id);
        api.awaitState(id, "READY");
        dev.landbridge.contracts.inference.v1.Deployment ready = api.deployments("eval-service")
                .getDeployment(GetDeploymentRequest.newBuilder().setId(id).build())
                .getDeployment();
        assertThat(ready.getState()).isEqualTo(DeploymentState.DEPLOYMENT_STATE_READY);
        assertThat(ready.getFingerprint().getNumerics()).isEqualTo("fp32");
        assertThat(ready.getOpenaiBaseUrl()).endsWith("/v1");
        assertThat(ready.getSwitchesMap()).containsExactly(Map.entry("graph", "eager"));
        assertThat(ready.getFingerprint().getServingMode()).endsWith(" graph=eager");
        assertThat(ready.getReadyAt()).isNotEmpty();

        StopDeploymentRequest stop = StopDeploymentRequest.newBuilder()
                .setId(id)
                .setReason("measured")
                .build();
        api.deployments("model-registry").stopDeployment(stop);
        api.deployments("model-registry").stopDeployment(stop);
        api.awaitState(id, "STOPPED");
    }

    @Test
    void onlyARegistryReleaseMovesARoute() {
        String id = api.deploy("sums", "");
        api.awaitState(id, "READY");
        PutRouteRequest request = PutRouteRequest.newBuilder()
                .setName("moved")
                .setDeploymentId(id)
                .setAlias("production")
                .setCertificateId("cert_9")
                .build();

        assertThatExceptionOfType(StatusRuntimeException.class)
                .isThrownBy(() -> api.routes("eval-service").putRoute(request))
                .satisfies(e -> assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.PERMISSION_DENIED));
        api.routes("model-registry").putRoute(request);

        JsonPath deployment = api.deployment(id);
        assertThat(deployment.getString("role")).isEqualTo("serving");
        assertThat(deployment.getString("routes[0].name")).isEqualTo("moved");
        api.as(Role.VIEWER)
                .get("/api/v1/routes")
                .then()
                .statusCode(200)
                .body("items.find { it.name == 'moved' }.certificate_id", equalTo("cert_9"))
                .body("items.find { it.name == 'moved' }.chip", equalTo("cpu"));
        api.as(Role.MEMBER)
                .delete("/api/v1/deployments/" + id)
                .then()
                .statusCode(409)
                .body("detail", containsString("moved"));
    }

    private void expectInvalid(Map<String, Object> body, String field) {
        api.as(Role.MEMBER)
                .body(body)
                .post("/api/v1/deployments")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo(field));
    }
}
