package dev.landbridge.eval.plan;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import dev.landbridge.eval.fake.FakeInstallation;
import dev.landbridge.formats.digest.Sha256;
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
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(value = IdentityResource.class, initArgs = @ResourceArg(name = "service", value = "eval-service"))
@WithTestResource(FakeInstallation.class)
class PlanResourceTest {

    private static final Map<String, Object> USUAL =
            Map.of("psi", 0.005, "floor_kl", 1e-4, "task_pairs", 1000, "decodes", 300);

    @Test
    void plansFromAssumptionsAlone() {
        as(Role.VIEWER)
                .body(Map.of(
                        "profile",
                        "same-precision",
                        "chip",
                        "ascend-910b3",
                        "assumptions",
                        USUAL,
                        "rates",
                        Map.of("prompt_tokens_per_second", 1000, "output_tokens_per_second", 100),
                        "prices",
                        Map.of("currency", "EUR", "prompt_per_million", 1, "output_per_million", 2)))
                .post("/api/v1/parity-plans")
                .then()
                .statusCode(200)
                .body("schema", equalTo("landbridge.parity-plan/1"))
                .body("verdict", equalTo("PASS"))
                .body("size", equalTo("standard"))
                .body("golden_trace_id", nullValue())
                .body("gates.check", hasItems("health", "mean_kl", "margin", "hard_divergence"))
                .body("gates.find { it.check == 'margin' }.needed", equalTo(300))
                .body("gates.find { it.check == 'mean_kl' }.limit_unit", equalTo("nats a token"))
                .body("assumptions.find { it.name == 'psi' }.source", equalTo("given"))
                .body("cost.currency", equalTo("EUR"))
                .body("cost.sample.requests", equalTo(256 + 300 + 1000));
    }

    @Test
    void saysInAdvanceWhatIsTooSmall() {
        as(Role.VIEWER)
                .body(Map.of(
                        "profile",
                        "same-precision",
                        "size",
                        "standard",
                        "assumptions",
                        Map.of("psi", 0.05, "floor_kl", 1e-4, "task_pairs", 320)))
                .post("/api/v1/parity-plans")
                .then()
                .statusCode(200)
                .body("verdict", equalTo("INCONCLUSIVE"))
                .body("sentence", containsString("INCONCLUSIVE in advance"))
                .body("gates.find { it.check == 'margin' }.remedy", containsString("landbridge.trace.tasks"));
    }

    @Test
    void namesTheFieldThatIsWrong() {
        refused(Map.of("profile", "loose", "chip", "cpu"), "profile");
        refused(Map.of("profile", "exact"), "chip");
        refused(Map.of("profile", "exact", "size", "huge"), "size");
        refused(Map.of("profile", "exact", "chip", "cpu"), "assumptions.floor_kl");
        refused(Map.of("profile", "exact", "chip", "cpu", "assumptions", Map.of("floor_kl", 0)), "assumptions.psi");
        refused(Map.of("profile", "exact", "chip", "cpu", "assumptions", Map.of("psi", 2)), "assumptions.psi");
        refused(Map.of("profile", "exact", "chip", "cpu", "assumptions", Map.of("phi", 0)), "assumptions.phi");
        as(Role.VIEWER)
                .body(Map.of("profile", "exact", "chip", "cpu", "golden_trace_id", "gold_none"))
                .post("/api/v1/parity-plans")
                .then()
                .statusCode(404);
    }

    @Test
    void tellsThePolicyInForce() {
        String file = as(Role.VIEWER).get("/api/v1/parity-policy/file").asString();
        as(Role.VIEWER)
                .get("/api/v1/parity-policy")
                .then()
                .statusCode(200)
                .body("source", equalTo("built-in"))
                .body("digest", equalTo(Sha256.hex(file)))
                .body("profiles", hasItems("exact", "same-precision", "w8a8", "c8", "w4"))
                .body("accuracy_profiles", hasItems("99%", "99.9%"))
                .body("sizes.find { it.name == 'standard' }.min_decodes", equalTo(300));
    }

    @Test
    void plansFromATraceAndStopsARunEarly() {
        String golden = start("/api/v1/golden-traces", Map.of("deployment_id", "dep_fp32"));
        as(Role.VIEWER)
                .body(Map.of("profile", "same-precision", "chip", "cpu", "golden_trace_id", golden))
                .post("/api/v1/parity-plans")
                .then()
                .statusCode(200)
                .body("golden_trace_id", equalTo(golden))
                .body("assumptions.find { it.name == 'psi' }.source", equalTo("trace"))
                .body("verdict", equalTo("PASS"));

        JsonPath sound = run(golden, "dep_bf16");
        assertThat(sound.getBoolean("early_stop")).isTrue();
        assertThat(sound.getString("verdict")).as(sound.getString("sentence")).isEqualTo("PASS");
        assertThat(sound.getString("gates.find { it.id == 'G4' }.statistic")).isEqualTo("tasks.betting-e-process");
        assertThat(sound.getDouble("gates.find { it.id == 'G4' }.inputs.wealth"))
                .isGreaterThanOrEqualTo(20);

        JsonPath faulty = run(golden, "dep_rope");
        assertThat(faulty.getString("verdict")).isEqualTo("FAIL");
    }

    private JsonPath run(String golden, String deployment) {
        return awaited(
                "/api/v1/parity-runs",
                Map.of("golden_trace_id", golden, "deployment_id", deployment, "early_stop", true));
    }

    private String start(String path, Map<String, Object> body) {
        return awaited(path, body).getString("id");
    }

    private JsonPath awaited(String path, Map<String, Object> body) {
        String id = as(Role.MEMBER)
                .body(body)
                .post(path)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> as(Role.VIEWER).get(path + "/" + id).path("finished_at") != null);
        JsonPath ended = as(Role.VIEWER).get(path + "/" + id).jsonPath();
        assertThat(ended.getString("state")).as(ended.getString("message")).isEqualTo("SUCCEEDED");
        return ended;
    }

    private static void refused(Map<String, Object> body, String field) {
        as(Role.VIEWER)
                .body(body)
                .post("/api/v1/parity-plans")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo(field));
    }

    private static RequestSpecification as(String role) {
        return given().auth().oauth2(TestTokens.person("ada", "lab", role)).contentType("application/json");
    }
}
