package dev.landbridge.eval.job;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.landbridge.eval.fake.FakeDoor;
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
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(value = IdentityResource.class, initArgs = @ResourceArg(name = "service", value = "eval-service"))
@WithTestResource(FakeInstallation.class)
class CancellationTest {
    private static final String EVALUATIONS = "/api/v1/evaluations/";

    @AfterEach
    void endTheOutage() {
        FakeDoor.UNTIL_OUTAGE.set(-1);
    }

    @Test
    void endsAnEvaluationInTheMiddleForGood() {
        FakeDoor.UNTIL_OUTAGE.set(40);
        String id = start(EVALUATIONS, evaluation("dep_cancelled", 0));
        await().atMost(Duration.ofSeconds(60)).until(() -> FakeDoor.UNTIL_OUTAGE.get() == 0);

        as("lab", Role.VIEWER).post(EVALUATIONS + id + "/cancellation").then().statusCode(403);
        as("other", Role.MEMBER).post(EVALUATIONS + id + "/cancellation").then().statusCode(404);
        cancelled(EVALUATIONS + id);
        cancelled(EVALUATIONS + id);

        FakeDoor.UNTIL_OUTAGE.set(-1);
        String next = start(EVALUATIONS, evaluation("dep_after", 5));
        assertThat(ended(EVALUATIONS + next).getString("state")).isEqualTo("SUCCEEDED");
        JsonPath evaluation = get(EVALUATIONS + id);
        assertThat(evaluation.getString("state")).isEqualTo("CANCELLED");
        assertThat(evaluation.getInt("n")).isLessThan(FakeInstallation.ROWS);
        assertThat((Object) evaluation.get("exact_match")).isNull();
        as("lab", Role.MEMBER).post(EVALUATIONS + next + "/cancellation").then().statusCode(409);
        as("lab", Role.ADMIN)
                .get("/api/v1/audit?subject=evaluation:" + id + "&action=evaluation.cancel")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(1));
    }

    @Test
    void endsGoldenTracesAndParityRuns() {
        String golden = "/api/v1/golden-traces/";
        String taken = start(golden, Map.of("deployment_id", "dep_fp32"));
        assertThat(ended(golden + taken).getString("state")).isEqualTo("SUCCEEDED");
        FakeDoor.UNTIL_OUTAGE.set(0);

        cancelled(golden + start(golden, Map.of("deployment_id", "dep_fp32")));
        String runs = "/api/v1/parity-runs/";
        cancelled(runs + start(runs, Map.of("golden_trace_id", taken, "deployment_id", "dep_bf16")));
    }

    private static void cancelled(String path) {
        as("lab", Role.MEMBER)
                .post(path + "/cancellation")
                .then()
                .statusCode(200)
                .body("state", equalTo("CANCELLED"))
                .body("message", equalTo("cancelled by ada"));
        assertThat(get(path).getString("finished_at")).isNotNull();
    }

    private static Map<String, Object> evaluation(String deployment, int limit) {
        return Map.of("deployment_id", deployment, "suite", "heldout-exact-match", "limit", limit);
    }

    private static String start(String path, Map<String, Object> body) {
        return as("lab", Role.MEMBER)
                .body(body)
                .post(path.substring(0, path.length() - 1))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static JsonPath ended(String path) {
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> get(path).get("finished_at") != null);
        return get(path);
    }

    private static JsonPath get(String path) {
        return as("lab", Role.VIEWER).get(path).then().statusCode(200).extract().jsonPath();
    }

    private static RequestSpecification as(String team, String role) {
        return given().auth().oauth2(TestTokens.person("ada", team, role)).contentType("application/json");
    }
}
