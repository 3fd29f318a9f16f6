package dev.landbridge.eval.matrix;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.landbridge.eval.fake.FakeInstallation;
import dev.landbridge.kit.access.Role;
import dev.landbridge.testkit.access.IdentityResource;
import dev.landbridge.testkit.access.TestTokens;
import dev.landbridge.testkit.postgres.PostgresResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Every fault of serving software is caught by the gate that is meant for it; a sound engine passes every setting. The
 * engine is the real one, but for what goes wrong between an engine and its client.
 */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(value = IdentityResource.class, initArgs = @ResourceArg(name = "service", value = "eval-service"))
@WithTestResource(FakeInstallation.class)
class ServingFaultsTest {
    private static final Map<String, String> GOLDEN = new HashMap<>();

    @Test
    void asksASoundEngineUnderEverySettingAndItsSiblingToo() {
        JsonPath run = parity("dep_onnx_bf16");

        assertThat(run.getString("verdict")).as(run.getString("sentence")).isEqualTo("PASS");
        assertThat(run.getList("gates_not_run")).isEmpty();
        assertThat(run.getList("matrix.verdict")).containsOnly("PASS");
        assertThat(run.getList("matrix.settings.graph")).contains("graph", "eager");
        assertThat(run.getList("matrix.settings.concurrency")).contains("1", "8", "64");
        assertThat(run.getList("matrix.settings.length")).contains("512", "max");
        assertThat(run.getList("matrix.name", String.class)).contains("soak");
        assertThat(run.getInt("matrix_coverage.pairs_covered")).isBetween(1, run.getInt("matrix_coverage.pairs_total"));
        assertThat(run.getList("matrix_coverage.left_out.reason", String.class))
                .contains("landbridge-onnx 0.1.0 has no such switch", "the window is 128 tokens");
        assertThat(FakeInstallation.STOPPED).anySatisfy(id -> assertThat(id).startsWith("dep_sibling-"));
    }

    @Test
    void admissibilityRefusesOneRowForEveryPosition() {
        JsonPath run = parity("dep_onnx_bf16~echo-row");

        assertThat(run.getString("verdict")).isEqualTo("INVALID");
        assertThat(run.getString("sentence")).contains("one and the same row at every position");
    }

    @Test
    void theMatrixFindsWhatIsWrongOnlyInACrowd() {
        JsonPath run = parity("dep_onnx_bf16~wrong-at-concurrency=12");

        assertThat(verdict(run, "G2a")).isEqualTo("PASS");
        assertThat(verdict(run, "G5")).isEqualTo("FAIL");
        assertThat(detail(run, "G5")).contains("Only with concurrency 64 is the answer wrong");
        assertThat(run.getString("localisation[0].rule")).isEqualTo("concurrency");
    }

    @Test
    void theMatrixFindsWhatIsWrongFromASmallCrowdOn() {
        JsonPath run = parity("dep_onnx_bf16~wrong-at-concurrency=8");

        assertThat(run.getString("verdict")).isEqualTo("FAIL");
        assertThat(verdict(run, "G5")).isEqualTo("FAIL");
        assertThat(detail(run, "G5")).containsPattern("Only with concurrency (8 and )?64 is the answer wrong");
        assertThat(run.getString("localisation[0].rule")).isEqualTo("concurrency");
    }

    @Test
    void theMatrixFindsWhatIsWrongOnlyFarBehind() {
        JsonPath run = parity("dep_onnx_bf16~wrong-beyond=100");

        assertThat(verdict(run, "G2a")).isEqualTo("PASS");
        assertThat(verdict(run, "G5")).isEqualTo("FAIL");
        assertThat(detail(run, "G5")).contains("Only with length max is the answer wrong");
        assertThat(run.getString("localisation[0].rule")).isEqualTo("boundary");
    }

    @Test
    void theMatrixFindsWhatIsWrongOnlyOnAWarmPrefix() {
        JsonPath run = parity("dep_onnx_bf16~wrong-on-warm-prefix");

        assertThat(verdict(run, "G2a")).isEqualTo("PASS");
        assertThat(verdict(run, "G5")).isEqualTo("FAIL");
        assertThat(detail(run, "G5")).contains("right when they were asked first. Look at the prefix cache");
        assertThat(run.getString("localisation[0].rule")).isEqualTo("prefix-cache");
    }

    @Test
    void distributionAndDecodingFindEverySecondWrongAnswer() {
        JsonPath run = parity("dep_onnx_bf16~alternating");

        assertThat(verdict(run, "G2a")).isEqualTo("FAIL");
        assertThat(verdict(run, "G3")).isEqualTo("FAIL");
        assertThat(run.getList("localisation.rule")).contains("alternating");
    }

    @Test
    void healthFindsOneRowWithoutNumbers() {
        JsonPath run = parity("dep_onnx_bf16~nan-every=500");

        assertThat(verdict(run, "G1")).isEqualTo("FAIL");
        assertThat(run.getString("sentence")).contains("invalid numbers");
    }

    @Test
    void healthFindsAnswersThatASecondTryWouldHide() {
        JsonPath empty = parity("dep_onnx_bf16~empty-body-every=50");

        assertThat(verdict(empty, "G1")).isEqualTo("FAIL");
        assertThat(detail(empty, "G1")).contains("empty answers (HTTP 200 without a body from /v1/");
        assertThat(verdict(empty, "G2a")).isEqualTo("PASS");
        assertThat(detail(parity("dep_bf16~error"), "G1")).contains("server errors (HTTP 500 from /v1/");
        assertThat(detail(parity("dep_bf16~lost"), "G1")).contains("lost connections");
    }

    private static String verdict(JsonPath run, String gate) {
        return run.getString("gates.find { it.id == '" + gate + "' }.verdict");
    }

    private static String detail(JsonPath run, String gate) {
        return run.getString("gates.find { it.id == '" + gate + "' }.detail");
    }

    private static JsonPath parity(String deployment) {
        String reference = deployment.startsWith("dep_onnx") ? "dep_onnx_fp32" : "dep_fp32";
        String golden = GOLDEN.computeIfAbsent(reference, ServingFaultsTest::golden);
        JsonPath run = ended("/api/v1/parity-runs/"
                + start("/api/v1/parity-runs", Map.of("golden_trace_id", golden, "deployment_id", deployment)));
        assertThat(run.getString("state")).as(run.getString("message")).isEqualTo("SUCCEEDED");
        assertThat(run.getList("gates.id", String.class)).containsAnyElementsOf(List.of("G0", "G1"));
        return run;
    }

    private static String golden(String reference) {
        String golden = start("/api/v1/golden-traces", Map.of("deployment_id", reference));
        assertThat(ended("/api/v1/golden-traces/" + golden).getString("state")).isEqualTo("SUCCEEDED");
        return golden;
    }

    private static String start(String path, Map<String, Object> body) {
        return as(Role.MEMBER)
                .body(body)
                .post(path)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static JsonPath ended(String path) {
        await().atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> get(path).get("finished_at") != null);
        return get(path);
    }

    private static JsonPath get(String path) {
        return as(Role.VIEWER).get(path).then().statusCode(200).extract().jsonPath();
    }

    private static RequestSpecification as(String role) {
        return given().auth().oauth2(TestTokens.person("ada", "lab", role)).contentType("application/json");
    }
}
