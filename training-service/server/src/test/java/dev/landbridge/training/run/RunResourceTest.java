package dev.landbridge.training.run;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.landbridge.contracts.registry.v1.RegisterVersionRequest;
import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.lease.Claim;
import dev.landbridge.kit.lease.LeaseLostException;
import dev.landbridge.testkit.access.IdentityResource;
import dev.landbridge.testkit.access.TestTokens;
import dev.landbridge.testkit.postgres.PostgresResource;
import dev.landbridge.training.WorkDriver;
import dev.landbridge.training.fake.FakePeers;
import dev.landbridge.training.fake.FakeRegistry;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(value = IdentityResource.class, initArgs = @ResourceArg(name = "service", value = "training-service"))
@WithTestResource(FakePeers.class)
class RunResourceTest {
    private static final String MEMBER = TestTokens.person("ada", "demo", Role.MEMBER);
    private static final String OUTSIDER = TestTokens.person("eve", "rivals", Role.ADMIN);

    @Inject
    WorkDriver work;

    FakeRegistry registry;

    @BeforeEach
    void generateTheDataset() throws Exception {
        work.drain();
        given().auth()
                .oauth2(MEMBER)
                .contentType("application/json")
                .body(Map.of("name", "sums", "parameters", Map.of("seed", 7)))
                .post("/api/v1/recipes/column-addition/datasets")
                .then()
                .statusCode(201)
                .body("dataset.name", equalTo("sums"), "dataset.version", equalTo(1));
    }

    @Test
    void trainsAndRegisters() throws Exception {
        String id = create(Map.of(), "sums-model");

        work.drain();

        run(id).body("state", equalTo("SUCCEEDED"), "step", equalTo(40), "total_steps", equalTo(40))
                .body("preflight.verdict", equalTo("OK"), "preflight.rules_version", equalTo("7"))
                .body("attempts", hasSize(1), "attempts[0].state", equalTo("SUCCEEDED"))
                .body("attempts[0].silicon", equalTo("cpu"), "attempts[0].to_step", equalTo(40))
                .body("health.state", equalTo("OK"), "summary.heldout_exact_match", equalTo(0.97f))
                .body("summary.heldout_exact_match_before", equalTo(0.0f), "summary.tokens", equalTo(4000))
                .body("model_version.model", equalTo("sums-model"), "model_version.version", equalTo(1));
        RegisterVersionRequest registered = registry.registered(id);
        assertThat(registered.getRequestedBy()).isEqualTo("ada");
        assertThat(registered.getLineage().getRunId()).isEqualTo(id);
        assertThat(registered.getLineage().getAttempt()).isEqualTo(1);
        assertThat(registered.getLineage().getCheckpointStep()).isEqualTo(40);
        assertThat(registered.getLineage().getDataset().getName()).isEqualTo("sums");
        assertThat(registered.getFactsMap())
                .containsEntry("exact_match", "0.97")
                .containsEntry("exact_match_before", "0.0")
                .containsEntry("parameters", "115520")
                .containsEntry("silicon", "cpu")
                .containsEntry("tokens_per_second", "25000");
    }

    @Test
    void resumesAfterACrashWithoutDoublingAnything() throws Exception {
        String id = create(Map.of("script", "crash-once"), "");

        work.drain();

        run(id).body("state", equalTo("SUCCEEDED"), "model_version", nullValue())
                .body("attempts.state", equalTo(List.of("FAILED", "SUCCEEDED")))
                .body("attempts[0].reason", containsString("SIGSEGV"), "attempts[1].from_step", equalTo(10))
                .body("health.state", equalTo("WARN"), "health.findings.kind", hasItem("crash"));
        as(MEMBER)
                .get("/api/v1/runs/" + id + "/metrics?keys=loss")
                .then()
                .body("series[0].points", hasSize(40), "series[0].points[39][0]", equalTo(40));
        as(MEMBER)
                .get("/api/v1/runs/" + id + "/metrics?keys=loss&max_points=8")
                .then()
                .body("series[0].points.size()", lessThanOrEqualTo(8), "series[0].points[0][0]", equalTo(1));
        as(MEMBER)
                .get("/api/v1/runs/" + id + "/checkpoints")
                .then()
                .body("items.step", equalTo(List.of(10, 20, 30, 40)));
        as(MEMBER)
                .get("/api/v1/runs/" + id + "/logs")
                .then()
                .body("lines.text", hasItem("terminate called without an active exception"))
                .body("lines[0].n", equalTo(1));
        as(MEMBER).get("/api/v1/ledger").then().body("totals[0].silicon", equalTo("cpu"));
    }

    @Test
    void givesUpAfterThreeAttemptsWithoutProgress() throws Exception {
        String id = create(Map.of("script", "crash-early"), "");

        work.drain();

        run(id).body("state", equalTo("FAILED"), "attempts", hasSize(3))
                .body("message", startsWith("3 attempts ended without a new checkpoint"))
                .body("health.state", equalTo("FAILED"), "health.findings.kind", hasItem("gave-up"));
    }

    @Test
    void failsADivergedRunWithoutRepeatingIt() throws Exception {
        String id = create(Map.of("script", "diverge"), "");

        work.drain();

        run(id).body("state", equalTo("FAILED"), "attempts", hasSize(1))
                .body("message", containsString("lower learning_rate (now 0.005)"))
                .body("health.findings.kind", equalTo(List.of("nan")));
    }

    @Test
    void killsAStalledWorkerAndContinues() throws Exception {
        String id = create(Map.of("script", "hang-once"), "");

        work.drain();

        run(id).body("state", equalTo("SUCCEEDED"), "attempts", hasSize(2))
                .body("health.findings.kind", equalTo(List.of("stall")));
    }

    @Test
    void refusesToTrainWhatTheTargetCannotServe() throws Exception {
        String id = create(Map.of("layers", 8), "");

        work.drain();

        run(id).body("state", equalTo("FAILED"), "attempts", hasSize(0))
                .body("message", containsString("Use at most four."))
                .body("preflight.verdict", equalTo("BLOCK"), "preflight.findings[0].rule", equalTo("too-deep"));
    }

    @Test
    void cancelsAQueuedRunAtOnceAndARunningOneWhenItsWorkerStopped() throws Exception {
        String queued = create(Map.of(), "");
        as(MEMBER).post("/api/v1/runs/" + queued + "/cancellation").then().body("state", equalTo("CANCELLED"));
        work.drain();

        String running = create(Map.of("step_millis", 100), "");
        CompletableFuture<Void> node = work.start(work.claim("node-a", Duration.ofMinutes(5)));
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> run(running).body("step", not(equalTo(0))));
        as(MEMBER).post("/api/v1/runs/" + running + "/cancellation").then().statusCode(200);
        node.get();

        run(running)
                .body("state", equalTo("CANCELLED"), "attempts[0].state", equalTo("CANCELLED"))
                .body("finished_at", not(nullValue()));
        as(MEMBER).post("/api/v1/runs/" + running + "/cancellation").then().statusCode(200);
    }

    @Test
    void anotherNodeTakesOverWhenTheFirstOneIsLost() throws Exception {
        String id = create(Map.of("step_millis", 300), "");
        Claim lost = work.claim("node-a", Duration.ofSeconds(3));
        CompletableFuture<Void> first = work.start(lost);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> run(id).body("step", greaterThan(11)));
        await().atMost(Duration.ofSeconds(10)).until(() -> lapsed());

        Claim next = taken;
        assertThat(next.subjectId()).isEqualTo(id);
        work.start(next).get();

        assertThatThrownBy(first::get).hasCauseInstanceOf(LeaseLostException.class);
        run(id).body("state", equalTo("SUCCEEDED"))
                .body("attempts.state", equalTo(List.of("INTERRUPTED", "SUCCEEDED")))
                .body("attempts[0].reason", containsString("its worker was killed"));
        as(MEMBER).get("/api/v1/runs/" + id + "/metrics?keys=loss").then().body("series[0].points", hasSize(40));
    }

    @Test
    void streamsARunToItsEndAndResumes() throws Exception {
        String id = create(Map.of("step_millis", 20), "");
        CompletableFuture<HttpResponse<String>> listener = listen(id, null);
        work.drain();

        String stream = listener.get().body();

        assertThat(stream).contains("event:run", "event:metrics", "event:log", "\"state\":\"SUCCEEDED\"");
        assertThat(stream.substring(stream.lastIndexOf("event:run"))).contains("SUCCEEDED");
        assertThat(stream.lines().filter(line -> line.startsWith("data:{\"step\"") && line.contains("\"loss\"")))
                .hasSize(40);
        assertThat(stream).doesNotContain("content-type");
        String lastId = stream.substring(stream.lastIndexOf("id:") + 3)
                .lines()
                .findFirst()
                .orElseThrow()
                .trim();
        assertThat(listen(id, lastId).get().body()).contains("SUCCEEDED").doesNotContain("event:metrics");
    }

    @Test
    void repeatsNothingForTheSameIdempotencyKey() throws Exception {
        Map<String, Object> request = request(Map.of(), "");
        String first = post(request, "key-1").statusCode(201).extract().path("id");

        post(request, "key-1").statusCode(201).body("id", equalTo(first));
        post(request(Map.of("steps", 5), ""), "key-1").statusCode(409);
        as(MEMBER).post("/api/v1/runs/" + first + "/cancellation");
        work.drain();
    }

    @Test
    void saysWhatIsWrongWithARequest() {
        post(request(Map.of("learning_rate", -1, "typo", 2), ""), null)
                .statusCode(400)
                .body("code", equalTo("invalid-request"))
                .body("errors.field", hasItem("parameters.typo"))
                .body("errors.field", hasItem("parameters.learning_rate"));
        Map<String, Object> nvidia = new HashMap<>(request(Map.of(), ""));
        nvidia.put("pool", "nvidia");
        post(nvidia, null).statusCode(409).body("detail", containsString("cluster backend"));
    }

    @Test
    void hidesRunsFromOtherTeamsAndStrangers() throws Exception {
        String id = create(Map.of(), "");
        as(MEMBER).post("/api/v1/runs/" + id + "/cancellation");
        work.drain();

        as(OUTSIDER).get("/api/v1/runs/" + id).then().statusCode(404);
        as(OUTSIDER).get("/api/v1/runs/" + id + "/metrics").then().statusCode(404);
        as(OUTSIDER).get("/api/v1/runs/" + id + "/events").then().statusCode(404);
        as(OUTSIDER).get("/api/v1/runs").then().body("items", hasSize(0));
        given().get("/api/v1/runs").then().statusCode(401);
        as(TestTokens.person("vic", "demo", Role.VIEWER))
                .contentType("application/json")
                .body(request(Map.of(), ""))
                .post("/api/v1/runs")
                .then()
                .statusCode(403);
    }

    @Test
    void showsPoolsHonestly() {
        as(MEMBER)
                .get("/api/v1/pools")
                .then()
                .body("items.name", equalTo(List.of("nvidia", "local-cpu", "ascend")))
                .body("items.default", equalTo(List.of(true, false, false)))
                .body("items.available", equalTo(List.of(false, true, false)))
                .body("items.experimental", equalTo(List.of(false, false, true)));
    }

    private Claim taken;

    private boolean lapsed() {
        try {
            taken = work.claim("node-b", Duration.ofMinutes(5));
            return true;
        } catch (NoSuchElementException e) {
            return false;
        }
    }

    private String create(Map<String, Object> parameters, String registerAs) {
        return post(request(parameters, registerAs), null)
                .statusCode(201)
                .body("state", equalTo("QUEUED"), "pool", equalTo("local-cpu"))
                .extract()
                .path("id");
    }

    private static Map<String, Object> request(Map<String, Object> parameters, String registerAs) {
        return Map.of(
                "experiment", "first-steps",
                "recipe", "column-addition",
                "preset", "flash",
                "dataset", Map.of("name", "sums", "version", 1),
                "target_chip", "cpu",
                "parameters", parameters,
                "register_as", registerAs);
    }

    private static ValidatableResponse post(Map<String, Object> request, String key) {
        RequestSpecification post = as(MEMBER).contentType("application/json").body(request);
        return (key == null ? post : post.header("Idempotency-Key", key))
                .post("/api/v1/runs")
                .then();
    }

    private static ValidatableResponse run(String id) {
        return as(MEMBER).get("/api/v1/runs/" + id).then().statusCode(200);
    }

    private static RequestSpecification as(String token) {
        return given().auth().oauth2(token);
    }

    private static CompletableFuture<HttpResponse<String>> listen(String id, String lastEventId) {
        int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + "/api/v1/runs/" + id + "/events"))
                .header("Authorization", "Bearer " + MEMBER)
                .timeout(Duration.ofSeconds(30));
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        return HttpClient.newHttpClient().sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
