package dev.landbridge.inference.gateway;

import static dev.landbridge.inference.Api.chat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.landbridge.inference.Api;
import dev.landbridge.inference.engine.FakeRegistry;
import dev.landbridge.kit.access.Role;
import dev.landbridge.testkit.access.IdentityResource;
import dev.landbridge.testkit.access.TestTokens;
import dev.landbridge.testkit.postgres.PostgresResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(
        value = IdentityResource.class,
        initArgs = @ResourceArg(name = "service", value = "inference-service"))
@WithTestResource(FakeRegistry.class)
class GatewayResourceTest {
    private static final String CHAT = "/v1/chat/completions";
    private static String deployment;
    private static String key;

    @TestHTTPResource
    URI base;

    private Api api;

    @BeforeEach
    void serveAModel() {
        api = new Api(base, "gateway");
        if (deployment == null) {
            deployment = api.serve("sums", "sums");
            key = api.createKey(Map.of("name", "app")).getString("secret");
        }
    }

    @AfterEach
    void disconnect() {
        api.close();
    }

    @Test
    void answersUnderTheNameTheClientSent() {
        HttpResponse<String> response =
                api.post(CHAT, key, chat("sums", "tokens=4 prompt=9", ",\"priority\":-1,\"future_field\":[0.10]"));

        JsonPath answer = JsonPath.from(response.body());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(answer.getString("model")).isEqualTo("sums");
        assertThat(answer.getInt("usage.completion_tokens")).isEqualTo(4);
        assertThat(answer.getString("choices[0].message.reasoning")).isEqualTo("why");
        assertThat(answer.getString("choices[0].message.reasoning_content")).isEqualTo("why");
        assertThat(answer.getString("seen.model")).isEqualTo(deployment);
        assertThat(answer.getMap("seen")).containsKey("future_field").doesNotContainKey("priority");
        Map<String, List<String>> headers = response.headers().map();
        assertThat(headers.get("x-landbridge-model-version")).containsExactly("sums/1");
        assertThat(headers.get("x-landbridge-deployment")).containsExactly(deployment);
        assertThat(headers.get("x-landbridge-chip")).containsExactly("cpu");
        assertThat(headers.get("x-landbridge-numerics")).containsExactly("bf16-emulated");
        assertThat(headers).containsKeys("x-request-id", "openai-processing-ms");
        assertThat(api.post("/chat/completions", key, chat("sums", "tokens=1", ""))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void relaysAStreamAsItComes() throws Exception {
        HttpRequest request = api.request(CHAT, key)
                .header("accept-encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofString(
                        chat("sums", "tokens=8 delay=100 reasoning=2", ",\"stream\":true")))
                .build();
        HttpResponse<java.io.InputStream> response =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());
        List<String> frames = new ArrayList<>();
        List<Long> times = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isEmpty()) {
                    frames.add(line);
                    times.add(System.nanoTime());
                }
            }
        }

        assertThat(response.headers().firstValue("content-type").orElseThrow()).startsWith("text/event-stream");
        assertThat(frames).hasSize(9);
        assertThat(frames.get(0))
                .isEqualTo("data: {\"model\":\"sums\",\"choices\":[{\"index\":0,\"delta\":"
                        + "{\"reasoning\":\"r1\",\"reasoning_content\":\"r1\"}}]}");
        assertThat(frames.get(7)).contains("\"content\":\"t8\"");
        assertThat(frames.get(8)).isEqualTo("data: [DONE]");
        assertThat(Duration.ofNanos(times.get(7) - times.get(0))).isGreaterThan(Duration.ofMillis(400));
    }

    @Test
    void givesUsageToWhoAsksForIt() {
        HttpResponse<String> response = api.post(
                CHAT, key, chat("sums", "tokens=2", ",\"stream\":true,\"stream_options\":{\"include_usage\":true}"));

        assertThat(response.body()).contains("\"usage\":null").contains("\"completion_tokens\":2");
        assertThat(response.body().split("\"completion_tokens\":", -1)).hasSize(2);
    }

    @Test
    void saysWhatIsWrongInOpenAisShape() {
        assertError(api.post(CHAT, key, "{nonsense"), 400, "invalid_request_error", null);
        assertError(api.post(CHAT, key, "{\"messages\":[]}"), 400, "invalid_request_error", null);
        assertError(api.post(CHAT, "nobody", chat("sums", "", "")), 401, "invalid_request_error", "invalid_api_key");
        assertError(
                api.post(CHAT, "lb_live_00000000_" + "0".repeat(40), chat("sums", "", "")),
                401,
                "invalid_request_error",
                "invalid_api_key");
        assertError(
                api.post(CHAT, api.token(Role.VIEWER), chat("sums", "", "")),
                403,
                "permission_error",
                "role_not_allowed");
        assertError(api.post(CHAT, key, chat("absent", "", "")), 404, "invalid_request_error", "model_not_found");
        assertError(api.post(CHAT, key, chat("a\\u0000b", "", "")), 404, "invalid_request_error", "model_not_found");
        assertError(
                api.post(CHAT, key, chat("sums", "x".repeat(1_100_000), "")),
                413,
                "invalid_request_error",
                "request_too_large");
        assertError(api.post(CHAT, key, chat("sums", "status=400", "")), 400, "invalid_request_error", null);
        assertError(api.post(CHAT, key, chat("sums", "status=422", "")), 422, "invalid_request_error", null);
        HttpResponse<String> limited = api.post(CHAT, key, chat("sums", "status=429", ""));
        assertError(limited, 429, "rate_limit_error", "rate_limit_exceeded");
        assertThat(limited.headers().firstValue("retry-after")).contains("3");
        assertThat(limited.headers().firstValue("retry-after-ms")).contains("3000");
        assertError(api.post(CHAT, key, chat("sums", "status=500", "")), 500, "server_error", "backend_error");
        assertError(api.post(CHAT, key, chat("sums", "garbage=0", "")), 502, "server_error", "empty_answer");
        assertError(api.post(CHAT, key, chat("sums", "garbage=3", "")), 502, "server_error", "malformed_answer");
        assertError(api.post(CHAT, key, chat("sums", "status=503", "")), 503, "overloaded_error", "overloaded");
        assertError(api.post(CHAT, key, chat("sums", "silent=1", "")), 504, "timeout_error", "upstream_timeout");
    }

    @Test
    void anUnknownAndAnInvisibleModelLookTheSame() {
        Api other = new Api(base, "stranger");
        String foreign = other.deploy("other-sums", "");
        String unknown = api.post(CHAT, api.token(Role.MEMBER), chat("deployment:dep_x", "", ""))
                .body();
        String invisible = api.post(CHAT, api.token(Role.MEMBER), chat("deployment:" + foreign, "", ""))
                .body();
        other.as(Role.MEMBER).delete("/api/v1/deployments/" + foreign);
        other.close();

        assertThat(invisible.replace(foreign, "dep_x")).isEqualTo(unknown).contains("model_not_found");
        assertThat(api.post(CHAT, key, chat("deployment:" + deployment, "", "")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void peopleAndServicesMayNameADeployment() {
        String model = "deployment:" + deployment;

        assertThat(api.post(CHAT, api.token(Role.MEMBER), chat(model, "tokens=1", ""))
                        .body())
                .contains("\"model\":\"" + model + "\"");
        assertThat(api.post(CHAT, TestTokens.service("eval-service", "gateway"), chat(model, "tokens=1", ""))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aServicesKeyCannotSpeakForAPerson() {
        String forged = TestTokens.sign("eval-service", "usr_ada", "ada", "gateway", List.of(Role.VIEWER, Role.MEMBER));

        assertError(api.post(CHAT, forged, chat("sums", "", "")), 401, "invalid_request_error", "invalid_api_key");
    }

    @Test
    void aDeploymentWithoutEngineIsUnavailable() {
        String id = api.deploy("sums", "");
        api.awaitState(id, "READY");
        api.as(Role.MEMBER).delete("/api/v1/deployments/" + id).then().statusCode(202);
        api.awaitState(id, "STOPPED");

        HttpResponse<String> response = api.post(CHAT, api.token(Role.MEMBER), chat("deployment:" + id, "", ""));
        assertError(response, 503, "overloaded_error", "no_ready_backend");
        assertThat(response.headers().firstValue("retry-after")).contains("1");
    }

    @Test
    void aKeyKeepsToItsModelsAndDiesAtOnce() {
        JsonPath narrow =
                api.createKey(Map.of("name", "narrow", "allowed_models", List.of("else"), "expires_in_days", 1));
        String secret = narrow.getString("secret");
        assertThat(secret).startsWith(narrow.getString("prefix")).endsWith(narrow.getString("last4"));
        assertError(api.post(CHAT, secret, chat("sums", "", "")), 403, "permission_error", "model_not_allowed");
        assertThat(api.get("/v1/models", secret).body()).doesNotContain("\"sums\"");
        assertThat(api.as(Role.VIEWER).get("/api/v1/keys").asString())
                .contains("narrow")
                .doesNotContain(secret);

        JsonPath wide = api.createKey(Map.of("name", "wide"));
        assertThat(api.post(CHAT, wide.getString("secret"), chat("sums", "tokens=1", ""))
                        .statusCode())
                .isEqualTo(200);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> api.as(Role.VIEWER)
                                .get("/api/v1/keys")
                                .jsonPath()
                                .get("items.find { it.name == 'wide' }.last_used_at")
                        != null);
        api.as(Role.MEMBER)
                .delete("/api/v1/keys/" + wide.getString("id"))
                .then()
                .statusCode(204);
        assertError(
                api.post(CHAT, wide.getString("secret"), chat("sums", "", "")),
                401,
                "invalid_request_error",
                "invalid_api_key");
    }

    @Test
    void listsTheModelsOfTheTeam() {
        JsonPath models = JsonPath.from(api.get("/v1/models", key).body());

        assertThat(models.getString("data[0].id")).isEqualTo("sums");
        assertThat(models.getString("data[0].landbridge.chip")).isEqualTo("cpu");
        assertThat(JsonPath.from(api.get("/v1/models/sums", key).body()).getString("object"))
                .isEqualTo("model");
        assertError(api.get("/v1/models/absent", key), 404, "invalid_request_error", "model_not_found");
        assertThat(api.post("/tokenize", key, "{\"model\":\"sums\",\"prompt\":\"1+1\"}")
                        .body())
                .isEqualTo("{\"tokens\":[1,2],\"count\":2}");
    }

    @Test
    void tellsOfTheTokenizerWithoutANameWhenThereIsOneModel() {
        String one = api.createKey(Map.of("name", "one", "allowed_models", List.of("sums")))
                .getString("secret");
        String narrow = api.createKey(Map.of("name", "none", "allowed_models", List.of("else")))
                .getString("secret");

        assertThat(api.get("/tokenizer_info", one).body()).isEqualTo("{\"eos_token\":\"</s>\"}");
        assertThat(api.get("/tokenizer_info?model=sums", key).body()).isEqualTo("{\"eos_token\":\"</s>\"}");
        assertThat(api.post("/tokenize", one, "{\"prompt\":\"1+1\"}").body())
                .isEqualTo("{\"tokens\":[1,2],\"count\":2}");
        assertError(api.get("/tokenizer_info", narrow), 400, "invalid_request_error", null);
        assertError(api.get("/tokenizer_info?model=sums", narrow), 403, "permission_error", "model_not_allowed");
        assertError(api.get("/tokenizer_info", "lb_unknown"), 401, "invalid_request_error", "invalid_api_key");
    }

    @Test
    void aBrokenStreamEndsWithAnErrorFrame() {
        String body = api.post(CHAT, key, chat("sums", "tokens=9 drop_at=3", ",\"stream\":true"))
                .body();

        assertThat(body.strip().split("\n\n")).hasSize(4);
        assertThat(body).contains("\"code\":\"backend_error\"").endsWith("data: [DONE]\n\n");
    }

    @Test
    void anEngineThatDiesMidStreamIsReplaced() {
        String id = api.serve("sums", "fragile");
        String body = api.post(CHAT, key, chat("fragile", "tokens=9 die_at=3", ",\"stream\":true"))
                .body();

        assertThat(body).contains("\"code\":\"backend_error\"").endsWith("data: [DONE]\n\n");
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        api.post(CHAT, key, chat("fragile", "tokens=1", "")).statusCode() == 200);
        assertThat(api.deployment(id).getInt("replicas[0].restarts")).isEqualTo(1);
    }

    @Test
    void aClientThatLeavesEndsTheEnginesWork() throws Exception {
        for (boolean stream : new boolean[] {true, false}) {
            String id = "leaver-" + stream;
            RawClient client =
                    new RawClient(base, key, id, chat("sums", "tokens=140 delay=20", stream ? ",\"stream\":true" : ""));
            if (stream) {
                client.readFrames(3);
            } else {
                await().until(() -> counts().getMap("").containsKey(id));
            }
            long left = System.currentTimeMillis();
            client.close();

            await().atMost(Duration.ofSeconds(5)).until(() -> counts().getLong("'" + id + "'.gone_at") > 0);
            assertThat(counts().getLong("'" + id + "'.gone_at") - left).isBetween(-1L, 250L);
        }
        assertThat(awaitRecords("leaver-").values())
                .extracting(row -> row.get("status"))
                .containsOnly("client_closed");
    }

    @Test
    void metersExactlyWhatTheEngineCounted() throws Exception {
        Random random = new Random(42);
        ExecutorService clients = Executors.newFixedThreadPool(16);
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            String id = "drift-" + i;
            int tokens = 1 + random.nextInt(30);
            boolean stream = random.nextInt(10) > 1;
            int leaveAfter = random.nextInt(3) == 0 ? random.nextInt(tokens + 1) : Integer.MAX_VALUE;
            String body = chat(
                    "sums",
                    "tokens=" + tokens + " delay=" + random.nextInt(4) + " reasoning=" + tokens / 2 + " prompt="
                            + (1 + i % 7),
                    stream ? ",\"stream\":true" : "");
            running.add(clients.submit(() -> {
                try (RawClient client = new RawClient(base, key, id, body)) {
                    if (leaveAfter == Integer.MAX_VALUE) {
                        client.readAll();
                    } else if (stream && leaveAfter > 0) {
                        client.readFrames(leaveAfter);
                    }
                }
                return null;
            }));
        }
        for (Future<?> request : running) {
            request.get();
        }
        clients.shutdown();
        await().pollDelay(Duration.ofMillis(300)).until(() -> true);

        Map<String, Map<String, Object>> counted = counts().getMap("");
        Map<String, Map<String, Object>> metered = awaitRecords("drift-");
        long drift = 0;
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, Map<String, Object>> engine : counted.entrySet()) {
            if (!engine.getKey().startsWith("drift-")) {
                continue;
            }
            Map<String, Object> row = metered.getOrDefault(engine.getKey(), Map.of());
            int missing = number(engine.getValue().get("completion"))
                    - number(row.get("completion_tokens"))
                    + number(engine.getValue().get("prompt"))
                    - number(row.get("prompt_tokens"));
            if (missing != 0) {
                wrong.add(engine + " metered as " + row);
            }
            drift += Math.abs(missing);
        }
        assertThat(metered.values()).extracting(row -> row.get("status")).contains("ok", "client_closed");
        assertThat(drift).as("%s", wrong).isZero();
        JsonPath sums = api.as(Role.VIEWER).get("/api/v1/usage?group_by=key").jsonPath();
        assertThat(sums.getInt("items.find { it.group == 'app' }.requests")).isGreaterThanOrEqualTo(500);
    }

    private static int number(Object value) {
        return value == null ? 0 : ((Number) value).intValue();
    }

    private JsonPath counts() throws IOException, InterruptedException {
        int port = api.deployment(deployment).getInt("replicas[0].port");
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/counts"))
                .build();
        return JsonPath.from(HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body());
    }

    /** Usage records by request id, once every request the engine saw has one. */
    private Map<String, Map<String, Object>> awaitRecords(String prefix) throws IOException, InterruptedException {
        long expected = counts().getMap("").keySet().stream()
                .filter(id -> id.toString().startsWith(prefix))
                .count();
        return await().atMost(Duration.ofSeconds(10))
                .until(() -> records(prefix), records -> records.size() >= expected);
    }

    private Map<String, Map<String, Object>> records(String prefix) {
        Map<String, Map<String, Object>> records = new HashMap<>();
        String token = "";
        while (token != null) {
            JsonPath page = api.as(Role.VIEWER)
                    .get("/api/v1/usage/records?page_size=200&page_token=" + token)
                    .jsonPath();
            page.<Map<String, Object>>getList("items").stream()
                    .filter(row -> row.get("request_id").toString().startsWith(prefix))
                    .forEach(row -> records.put(row.get("request_id").toString(), row));
            token = page.getString("next_page_token");
        }
        return records;
    }

    private static void assertError(HttpResponse<String> response, int status, String type, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        JsonPath body = JsonPath.from(response.body());
        assertThat(body.getMap("error")).containsOnlyKeys("message", "type", "param", "code");
        assertThat(body.getString("error.type")).isEqualTo(type);
        assertThat(body.getString("error.code")).isEqualTo(code);
        assertThat(response.headers().firstValue("x-request-id")).isPresent();
    }
}
