package dev.landbridge.training;

import dev.landbridge.kit.access.Role;
import dev.landbridge.testkit.access.IdentityResource;
import dev.landbridge.testkit.access.TestTokens;
import dev.landbridge.testkit.fuzz.OddRequests;
import dev.landbridge.testkit.postgres.PostgresResource;
import dev.landbridge.training.fake.FakePeers;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** Bodies and addresses that nobody means, at the tracking door, whose OpenAPI description says nothing of bodies. */
@QuarkusTest
@TestProfile(DoorFuzzTest.Apart.class)
@WithTestResource(PostgresResource.class)
@WithTestResource(value = IdentityResource.class, initArgs = @ResourceArg(name = "service", value = "training-service"))
@WithTestResource(FakePeers.class)
class OddRequestsTest {
    private static final int BODIES = 60;
    private static final int WORDS = 40;
    private static final String MLFLOW = "/api/2.0/mlflow";

    @TestHTTPResource("/")
    URI server;

    private String token;

    @Test
    void theTrackingDoorAnswersThemWithoutAServerError() {
        token = TestTokens.person("odd", "odd", Role.ADMIN);
        String experiment = post("/experiments/create", "{\"name\":\"odd\"}", "experiment_id");
        String run = post("/runs/create", "{\"experiment_id\":\"" + experiment + "\"}", "run.info.run_id");
        OddRequests odd = new OddRequests(server.toString(), token, 33);
        experiments(odd, experiment);
        runs(odd, experiment, run);
        loggedModels(odd, experiment, run);
        addresses(odd, experiment, run);
        odd.requireNoServerError();
        System.out.println("tracking door: " + odd.summary());
    }

    private static void experiments(OddRequests odd, String experiment) {
        odd.bodies("POST", MLFLOW + "/experiments/create", """
                {"name":"other","artifact_location":"","tags":[{"key":"a","value":"b"}]}""", BODIES);
        odd.bodies("POST", MLFLOW + "/experiments/update", """
                {"experiment_id":"%s","new_name":"odd"}""".formatted(experiment), BODIES);
        odd.bodies("POST", MLFLOW + "/experiments/set-experiment-tag", """
                {"experiment_id":"%s","key":"k","value":"v"}""".formatted(experiment), BODIES);
        odd.bodies("POST", MLFLOW + "/experiments/delete-experiment-tag", """
                {"experiment_id":"%s","key":"k"}""".formatted(experiment), BODIES);
        odd.bodies("POST", MLFLOW + "/experiments/search", """
                {"filter":"tags.a = 'b'","order_by":["name DESC"],"max_results":5,"view_type":"ACTIVE_ONLY"}""", BODIES);
        odd.bodies("POST", MLFLOW + "/experiments/search-datasets", """
                {"experiment_ids":["%s"]}""".formatted(experiment), BODIES);
        odd.bodies("POST", MLFLOW + "/experiments/delete", "{\"experiment_id\":\"999999\"}", BODIES);
        odd.bodies("POST", MLFLOW + "/experiments/restore", "{\"experiment_id\":\"999999\"}", BODIES);
    }

    private static void runs(OddRequests odd, String experiment, String run) {
        odd.bodies("POST", MLFLOW + "/runs/create", """
                {"experiment_id":"%s","user_id":"u","run_name":"n","start_time":1700000000000,
                 "tags":[{"key":"a","value":"b"}]}""".formatted(experiment), BODIES);
        odd.bodies("POST", MLFLOW + "/runs/log-metric", """
                {"run_id":"%s","key":"loss","value":0.5,"timestamp":1700000000000,"step":1}""".formatted(run), BODIES);
        odd.bodies("POST", MLFLOW + "/runs/log-parameter", """
                {"run_id":"%s","key":"lr","value":"0.1"}""".formatted(run), BODIES);
        odd.bodies("POST", MLFLOW + "/runs/set-tag", """
                {"run_id":"%s","key":"k","value":"v"}""".formatted(run), BODIES);
        odd.bodies("POST", MLFLOW + "/runs/delete-tag", """
                {"run_id":"%s","key":"k"}""".formatted(run), BODIES);
        odd.bodies("POST", MLFLOW + "/runs/log-batch", """
                {"run_id":"%s","metrics":[{"key":"m","value":1.5,"timestamp":1700000000000,"step":2}],
                 "params":[{"key":"p","value":"1"}],"tags":[{"key":"t","value":"x"}]}""".formatted(run), 2 * BODIES);
        odd.bodies("POST", MLFLOW + "/runs/log-inputs", """
                {"run_id":"%s","datasets":[{"tags":[{"key":"mlflow.data.context","value":"train"}],
                 "dataset":{"name":"d","digest":"1","source_type":"local","source":"{}","schema":"{}","profile":"{}"}}],
                 "models":[{"model_id":"m-1"}]}""".formatted(run), 2 * BODIES);
        odd.bodies("POST", MLFLOW + "/runs/outputs", """
                {"run_id":"%s","models":[{"model_id":"m-1","step":1}]}""".formatted(run), BODIES);
        odd.bodies("POST", MLFLOW + "/runs/log-model", """
                {"run_id":"%s","model_json":"{\\"artifact_path\\":\\"m\\",\\"run_id\\":\\"r\\"}"}""".formatted(run), BODIES);
        odd.bodies("POST", MLFLOW + "/runs/update", """
                {"run_id":"%s","status":"RUNNING","end_time":1700000000001,"run_name":"x"}""".formatted(run), BODIES);
        odd.bodies("POST", MLFLOW + "/runs/search", """
                {"experiment_ids":["%s"],"filter":"metrics.loss < 1 and params.lr = '0.1'","run_view_type":"ALL",
                 "max_results":5,"order_by":["metrics.loss DESC","attributes.start_time"],"page_token":""}""".formatted(experiment), 2 * BODIES);
        odd.bodies("POST", MLFLOW + "/runs/delete", "{\"run_id\":\"none\"}", BODIES);
        odd.bodies("POST", MLFLOW + "/runs/restore", "{\"run_id\":\"none\"}", BODIES);
    }

    private void loggedModels(OddRequests odd, String experiment, String run) {
        String model = post(
                "/logged-models",
                "{\"experiment_id\":\"" + experiment + "\",\"name\":\"m\",\"source_run_id\":\"" + run + "\"}",
                "model.info.model_id");
        odd.bodies("POST", MLFLOW + "/logged-models", """
                {"experiment_id":"%s","name":"m","model_type":"t","source_run_id":"%s",
                 "params":[{"key":"a","value":"b"}],"tags":[{"key":"a","value":"b"}]}""".formatted(experiment, run), BODIES);
        odd.bodies("POST", MLFLOW + "/logged-models/search", """
                {"experiment_ids":["%s"],"filter":"params.a = 'b'","max_results":5,
                 "order_by":[{"field_name":"creation_time","ascending":true}],"datasets":[{"dataset_name":"d"}]}""".formatted(experiment), BODIES);
        odd.bodies("PATCH", MLFLOW + "/logged-models/" + model, """
                {"model_id":"%s","status":"LOGGED_MODEL_READY"}""".formatted(model), BODIES);
        odd.bodies("POST", MLFLOW + "/logged-models/" + model + "/params", """
                {"model_id":"%s","params":[{"key":"c","value":"d"}]}""".formatted(model), BODIES);
        odd.bodies("PATCH", MLFLOW + "/logged-models/" + model + "/tags", """
                {"model_id":"%s","tags":[{"key":"c","value":"d"}]}""".formatted(model), BODIES);
        odd.words("GET", MLFLOW + "/logged-models/{}", WORDS, model);
        odd.words("DELETE", MLFLOW + "/logged-models/{}/tags/{}", WORDS, model, "none");
    }

    private static void addresses(OddRequests odd, String experiment, String run) {
        odd.words("GET", MLFLOW + "/experiments/get?experiment_id={}", WORDS, experiment);
        odd.words("GET", MLFLOW + "/experiments/get-by-name?experiment_name={}", WORDS, "odd");
        odd.words("GET", MLFLOW + "/experiments/search?filter={}&max_results={}", WORDS, "name = 'odd'", "5");
        odd.words("GET", MLFLOW + "/runs/get?run_id={}", WORDS, run);
        odd.words("GET", MLFLOW + "/artifacts/list?run_id={}&path={}&page_token={}", WORDS, run, "model", "");
        odd.words(
                "GET",
                MLFLOW + "/metrics/get-history?run_id={}&metric_key={}&max_results={}&page_token={}",
                2 * WORDS,
                run,
                "loss",
                "5",
                "");
        odd.words(
                "GET",
                MLFLOW
                        + "/metrics/get-history-bulk-interval?run_ids={}&metric_key={}&start_step={}&end_step={}&max_results={}",
                2 * WORDS,
                run,
                "loss",
                "0",
                "9",
                "5");
        odd.words("GET", MLFLOW + "/metrics/get-history-bulk?run_id={}&metric_key={}", WORDS, run, "loss");
    }

    private String post(String path, String body, String field) {
        return RestAssured.given()
                .auth()
                .oauth2(token)
                .contentType("application/json")
                .body(body)
                .post(MLFLOW + path)
                .then()
                .statusCode(200)
                .extract()
                .path(field);
    }
}
