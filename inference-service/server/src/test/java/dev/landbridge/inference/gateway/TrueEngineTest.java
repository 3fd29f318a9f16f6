package dev.landbridge.inference.gateway;

import static dev.landbridge.inference.Api.chat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.landbridge.inference.Api;
import dev.landbridge.inference.engine.FakeRegistry;
import dev.landbridge.kit.access.Role;
import dev.landbridge.testkit.access.IdentityResource;
import dev.landbridge.testkit.postgres.PostgresResource;
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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The gateway before the engine worker as it is packaged, with a model whose answer is known. */
@Tag("slow")
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(
        value = IdentityResource.class,
        initArgs = @ResourceArg(name = "service", value = "inference-service"))
@WithTestResource(value = FakeRegistry.class, initArgs = @ResourceArg(name = "engine", value = "worker"))
class TrueEngineTest {
    private static final String CHAT = "/v1/chat/completions";
    private static final String REASONING = "7+5";
    private static final String ANSWER = "12";
    private static final int ANSWER_TOKENS = "<7+5>12.".length();
    private static final String ENDLESS = ",\"max_tokens\":4000,\"ignore_eos\":true,\"temperature\":0";
    private static String deployment;
    private static String key;

    @TestHTTPResource
    URI base;

    private Api api;

    @BeforeEach
    void serveTheModel() {
        api = new Api(base, "true-engine");
        if (deployment == null) {
            deployment = api.serve("spelled", "spelled");
            key = api.createKey(Map.of("name", "app")).getString("secret");
        }
    }

    @AfterEach
    void disconnect() {
        api.close();
    }

    @Test
    void namesTheEngineItMeasured() {
        JsonPath ready = api.deployment(deployment);

        assertThat(ready.getString("engine.name")).isEqualTo("landbridge-onnx");
        assertThat(ready.getString("fingerprint.platform_row")).startsWith("onnxruntime ");
        assertThat(ready.getString("fingerprint.graph_digest")).hasSize(64);
        assertThat(ready.getString("fingerprint.serving_mode")).endsWith("max-model-len=4096");
        assertThat(ready.getString("replicas[0].loaded_digest"))
                .isEqualTo(ready.getString("fingerprint.weights_digest"));
    }

    @Test
    void answersAndMetersWhatTheModelSaid() {
        HttpResponse<String> response = api.post(CHAT, key, chat("spelled", "7+5=", ",\"temperature\":0"));

        JsonPath answer = JsonPath.from(response.body());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(answer.getString("model")).isEqualTo("spelled");
        assertThat(answer.getString("choices[0].message.content")).isEqualTo(ANSWER);
        assertThat(answer.getString("choices[0].message.reasoning_content")).isEqualTo(REASONING);
        assertThat(answer.getString("choices[0].finish_reason")).isEqualTo("stop");
        assertThat(answer.getInt("usage.completion_tokens")).isEqualTo(ANSWER_TOKENS);
        expectMetered(response, answer.getMap("usage"), false);
    }

    @Test
    void streamsAndMetersWhatTheModelSaid() {
        HttpResponse<String> response = api.post(
                CHAT,
                key,
                chat(
                        "spelled",
                        "7+5=",
                        ",\"temperature\":0,\"stream\":true,\"stream_options\":{\"include_usage\":true}"));

        List<JsonPath> frames = response.body()
                .lines()
                .filter(line -> line.startsWith("data: {"))
                .map(line -> JsonPath.from(line.substring("data: ".length())))
                .toList();
        assertThat(joined(frames, "content")).isEqualTo(ANSWER);
        assertThat(joined(frames, "reasoning_content")).isEqualTo(REASONING);
        assertThat(response.body()).endsWith("data: [DONE]\n\n");
        JsonPath last = frames.get(frames.size() - 1);
        assertThat(last.getList("choices")).isEmpty();
        assertThat(last.getInt("usage.completion_tokens")).isEqualTo(ANSWER_TOKENS);
        expectMetered(response, last.getMap("usage"), true);
    }

    @Test
    void aClientThatLeavesEndsTheGeneration() throws Exception {
        double before = metric("landbridge_engine_cancelled_total");
        try (RawClient client =
                new RawClient(base, key, "leaver-stream", chat("spelled", "go", ENDLESS + ",\"stream\":true"))) {
            assertThat(client.readFrames(5)).isFalse();
        }
        await().atMost(Duration.ofSeconds(5)).until(() -> metric("landbridge_engine_cancelled_total") == before + 1);
        Map<String, Object> row = record("leaver-stream");
        assertThat(row.get("status")).isEqualTo("client_closed");
        assertThat((int) row.get("completion_tokens")).isBetween(4, 3999);

        RawClient whole = new RawClient(base, key, "leaver-whole", chat("spelled", "go", ENDLESS));
        await().atMost(Duration.ofSeconds(5)).until(() -> metric("vllm:num_requests_running") == 1);
        whole.close();
        await().atMost(Duration.ofSeconds(5)).until(() -> metric("landbridge_engine_cancelled_total") == before + 2);
        Map<String, Object> unknown = record("leaver-whole");
        assertThat(unknown.get("status")).isEqualTo("client_closed");
        assertThat(unknown.get("completion_tokens")).isEqualTo(0);
        assertThat(metric("vllm:num_requests_running")).isZero();
    }

    /** Needs Node and the system property {@code landbridge.openai-client}: a directory with the npm package openai. */
    @Test
    void theOfficialClientReadsBothForms() throws Exception {
        String client = System.getProperty("landbridge.openai-client");
        Assumptions.assumeTrue(client != null, "-Dlandbridge.openai-client names no directory");
        Path output = Files.createTempFile("openai-client", ".json");
        ProcessBuilder node = new ProcessBuilder(
                        "node", "src/test/node/openai-client.mjs", client, base.resolve("/v1") + "", "spelled")
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        node.environment().put("OPENAI_API_KEY", key);

        assertThat(node.start().waitFor()).isZero();

        JsonPath seen = JsonPath.from(Files.readString(output, StandardCharsets.UTF_8));
        for (String form : List.of("whole", "stream")) {
            assertThat(seen.getString(form + ".content")).isEqualTo(ANSWER);
            assertThat(seen.getString(form + ".reasoning")).isEqualTo(REASONING);
            assertThat(seen.getInt(form + ".usage.completion_tokens")).isEqualTo(ANSWER_TOKENS);
        }
        assertThat(seen.getList("models")).contains("spelled");
        assertThat(seen.getString("error.code")).isEqualTo("model_not_found");
        assertThat(seen.getInt("error.status")).isEqualTo(404);
    }

    private void expectMetered(HttpResponse<String> response, Map<String, Object> usage, boolean stream) {
        Map<String, Object> row =
                record(response.headers().firstValue("x-request-id").orElseThrow());
        assertThat(row.get("prompt_tokens")).isEqualTo(usage.get("prompt_tokens"));
        assertThat(row.get("completion_tokens")).isEqualTo(usage.get("completion_tokens"));
        assertThat(row.get("reasoning_tokens"))
                .isEqualTo(((Map<?, ?>) usage.get("completion_tokens_details")).get("reasoning_tokens"))
                .isEqualTo(REASONING.length());
        assertThat(row.get("status")).isEqualTo("ok");
        assertThat(row.get("stream")).isEqualTo(stream);
        assertThat(row.get("deployment_id")).isEqualTo(deployment);
    }

    private Map<String, Object> record(String requestId) {
        return await().atMost(Duration.ofSeconds(5))
                .until(
                        () -> api.as(Role.VIEWER)
                                .get("/api/v1/usage/records?page_size=200")
                                .jsonPath()
                                .<Map<String, Object>>get("items.find { it.request_id == '" + requestId + "' }"),
                        row -> row != null);
    }

    private double metric(String name) throws IOException, InterruptedException {
        int port = api.deployment(deployment).getInt("replicas[0].port");
        String text = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
        return text.lines()
                .filter(line -> line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static String joined(List<JsonPath> frames, String member) {
        return frames.stream()
                .map(frame -> frame.getString("choices[0].delta." + member))
                .filter(text -> text != null)
                .collect(Collectors.joining());
    }
}
