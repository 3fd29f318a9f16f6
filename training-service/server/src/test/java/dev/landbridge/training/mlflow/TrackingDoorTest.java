package dev.landbridge.training.mlflow;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.landbridge.kit.access.Role;
import dev.landbridge.testkit.access.IdentityResource;
import dev.landbridge.testkit.access.TestTokens;
import dev.landbridge.testkit.peer.Peer;
import dev.landbridge.testkit.postgres.PostgresResource;
import dev.landbridge.training.fake.FakePeers;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(value = IdentityResource.class, initArgs = @ResourceArg(name = "service", value = "training-service"))
@WithTestResource(FakePeers.class)
class TrackingDoorTest {
    private static final String MEMBER = TestTokens.person("ada", "demo", Role.MEMBER);
    private static final String OUTSIDER = TestTokens.person("eve", "rivals", Role.ADMIN);

    @Test
    void servesThePythonClient() {
        int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);

        String output = Peer.python("mlflow")
                .run(
                        Map.of(
                                "MLFLOW_TRACKING_URI",
                                "http://localhost:" + port,
                                "MLFLOW_TRACKING_TOKEN",
                                TestTokens.person("py", "python", Role.MEMBER),
                                "MLFLOW_HTTP_REQUEST_MAX_RETRIES",
                                "0"),
                        Path.of("src/test/peers/tracking.py").toAbsolutePath());

        assertThat(output).contains("done");
    }

    @Test
    void hidesRunsFromOtherTeams() {
        String id = run();

        call(OUTSIDER, "runs/set-tag", Map.of("run_id", id, "key", "a", "value", "b"))
                .statusCode(404)
                .body("error_code", equalTo("RESOURCE_DOES_NOT_EXIST"));
        call(OUTSIDER, "runs/search", Map.of("experiment_ids", List.of("0")))
                .statusCode(200)
                .body("runs", hasSize(0));
    }

    @Test
    void answersMistakesInTheProtocolsShape() {
        String id = run();

        refused(Map.of("run_id", id, "key", "a\0b", "value", "x"), 400, "INVALID_PARAMETER_VALUE");
        refused(Map.of("run_id", id, "key", List.of(1), "value", "x"), 400, "INVALID_PARAMETER_VALUE");
        refused(Map.of("run_id", "no-such", "key", "a", "value", "x"), 404, "RESOURCE_DOES_NOT_EXIST");
        call(MEMBER, "runs/no-such-call", Map.of()).statusCode(404).body("error_code", equalTo("ENDPOINT_NOT_FOUND"));
        call(MEMBER, "runs/search", Map.of("experiment_ids", List.of("0"), "page_token", "!"))
                .statusCode(400)
                .body("error_code", equalTo("INVALID_PARAMETER_VALUE"));
        call(TestTokens.person("vic", "demo", Role.VIEWER), "runs/create", Map.of())
                .statusCode(403)
                .body("error_code", equalTo("PERMISSION_DENIED"));
    }

    @Test
    void comparesRunsForThePortal() {
        String id = run();
        call(MEMBER, "runs/log-batch", Map.of("run_id", id, "metrics", metrics(2000), "params", List.of()))
                .statusCode(400);
        call(MEMBER, "runs/log-batch", Map.of("run_id", id, "metrics", metrics(900)))
                .statusCode(200);

        portal("metric-keys", Map.of("run_ids", List.of(id), "prefix", "lo"))
                .body("items", hasSize(1), "items[0].runs", equalTo(1), "items[0].points", equalTo(900));
        portal("series", Map.of("run_ids", List.of(id), "keys", List.of("loss"), "max_points", 100))
                .body("series[0].points.size()", equalTo(100), "series[0].points[0][0]", equalTo(0))
                .body("series[0].points[99][0]", equalTo(899));
        portal("comparison", Map.of("run_ids", List.of(id, run())))
                .body("metrics[0].key", equalTo("loss"), "metrics[0].differs", equalTo(true));
    }

    @Test
    void theDefaultExperimentIsMadeOnceAndMayHaveAnotherName() throws Exception {
        String member = TestTokens.person("ada", "fresh", Role.MEMBER);
        ExecutorService clients = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Integer>> first = Collections.nCopies(
                    8, () -> call(member, "runs/create", Map.of()).extract().statusCode());
            for (Future<Integer> status : clients.invokeAll(first)) {
                assertThat(status.get()).isEqualTo(200);
            }
        } finally {
            clients.shutdownNow();
        }

        call(member, "experiments/update", Map.of("experiment_id", "0", "new_name", "ours"))
                .statusCode(200);
        call(member, "runs/create", Map.of("experiment_id", "0")).statusCode(200);
        String another = call(member, "experiments/create", Map.of("name", "Default"))
                .statusCode(200)
                .extract()
                .path("experiment_id");
        assertThat(another).isNotEqualTo("0");
    }

    private static List<Map<String, Object>> metrics(int count) {
        return java.util.stream.IntStream.range(0, count)
                .mapToObj(i ->
                        Map.<String, Object>of("key", "loss", "value", Math.sin(i), "timestamp", "" + i, "step", i))
                .toList();
    }

    private static String run() {
        return call(MEMBER, "runs/create", Map.of("unknown_field", 1))
                .statusCode(200)
                .extract()
                .path("run.info.run_id");
    }

    private static void refused(Map<String, ?> tag, int status, String code) {
        call(MEMBER, "runs/set-tag", tag).statusCode(status).body("error_code", equalTo(code));
    }

    private static ValidatableResponse portal(String path, Map<String, ?> body) {
        return post(MEMBER, "/api/v1/tracking/" + path, body).statusCode(200);
    }

    private static ValidatableResponse call(String token, String path, Map<String, ?> body) {
        return post(token, "/api/2.0/mlflow/" + path, body);
    }

    private static ValidatableResponse post(String token, String path, Map<String, ?> body) {
        return given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body(body)
                .post(path)
                .then();
    }
}
