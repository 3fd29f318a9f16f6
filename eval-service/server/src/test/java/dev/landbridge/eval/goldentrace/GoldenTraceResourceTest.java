package dev.landbridge.eval.goldentrace;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.startsWith;

import dev.landbridge.eval.fake.FakeInstallation;
import dev.landbridge.kit.access.Role;
import dev.landbridge.proof.parity.ParityPolicy;
import dev.landbridge.testkit.access.IdentityResource;
import dev.landbridge.testkit.access.TestTokens;
import dev.landbridge.testkit.postgres.PostgresResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(value = IdentityResource.class, initArgs = @ResourceArg(name = "service", value = "eval-service"))
@WithTestResource(FakeInstallation.class)
class GoldenTraceResourceTest {
    @Test
    void judgesACorpusOfItsOwnHereAndElsewhere() {
        String jsonl = IntStream.range(0, 48)
                .mapToObj(i ->
                        "{\"id\":\"r%d\",\"question\":\"%d+%d=\",\"answer\":\"%d\",\"language\":\"%s\",\"domain\":\"sums\"}"
                                .formatted(i, 100 + 7 * i, 300 + i, 400 + 8 * i, i % 2 == 0 ? "en" : "zh"))
                .collect(Collectors.joining("\n"));
        JsonPath golden = awaitEnd("/api/v1/golden-traces/"
                + start(
                        "/api/v1/golden-traces",
                        Map.of("deployment_id", "dep_fp32", "corpus", Map.of("jsonl", jsonl, "name", "mine"))));
        assertThat(golden.getString("state")).as(golden.getString("message")).isEqualTo("SUCCEEDED");
        assertThat(golden.getInt("prompts")).isEqualTo(48);
        assertThat(golden.getList("files.path")).contains("questions.jsonl", "vocabulary.json");

        JsonPath faulty = parity(golden.getString("id"), "dep_rope");
        assertThat(faulty.getString("verdict")).isEqualTo("FAIL");
        assertThat(faulty.<String>getList("slices.dimension"))
                .contains("language", "domain", "token_class", "position", "length");
        assertThat(faulty.<String>getList("heat_map.columns")).contains("digits", "special");
        assertThat(faulty.getList("length")).isNotEmpty();
        assertThat(faulty.<String>getList("localisation.rule")).contains("position");
        assertThat(faulty.getInt("target_replicate.prompts")).isEqualTo(32);
        assertThat(faulty.getDouble("target_replicate.kl")).isZero();
        assertThat(faulty.getString("worst_prompts[0].first_divergence.actual.text"))
                .isNotBlank();
        JsonPath prompt = get("/api/v1/parity-runs/" + faulty.getString("id") + "/prompts/"
                + faulty.getInt("worst_prompts[0].index"));
        assertThat(prompt.getInt("divergent_token.position")).isEqualTo(prompt.getInt("first_divergence"));
        String choice = prompt.getString(
                "tokens.find { it.position == %d }.target_choice".formatted(prompt.getInt("first_divergence")));
        assertThat(choice)
                .isIn(
                        prompt.getString("divergent_token.target.text"),
                        "<" + prompt.getInt("divergent_token.target.id") + ">");

        JsonPath there = imported(archive(golden.getString("id")))
                .statusCode(201)
                .extract()
                .jsonPath();
        assertThat(there.getString("digest")).isEqualTo(golden.getString("digest"));
        assertThat(there.getString("id")).isNotEqualTo(golden.getString("id"));
        JsonPath again = parity(there.getString("id"), "dep_rope");
        assertThat(again.getDouble("statistics.mean_kl")).isEqualTo(faulty.getDouble("statistics.mean_kl"));
        assertThat(again.getInt("statistics.tasks.n")).isEqualTo(48);
        judgesAgain(faulty.getString("id"));
    }

    private void judgesAgain(String run) {
        String path = "/api/v1/parity-runs/" + run + "/judgements";
        String policy = new String(ParityPolicy.current().bytes(), StandardCharsets.UTF_8)
                .replaceFirst("version: \\S+", "version: other");
        as(Role.VIEWER)
                .body(Map.of("profile", "w4", "policy", policy))
                .post(path)
                .then()
                .statusCode(200)
                .body("profile", equalTo("w4"))
                .body("policy_version", equalTo("other"))
                .body("gates.id", hasItems("G0", "G2a"));
        as(Role.VIEWER)
                .body(Map.of("profile", "loose"))
                .post(path)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("profile"));
        as(Role.VIEWER)
                .body(Map.of("policy", "version: 1"))
                .post(path)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("policy"));
        assertThat(get("/api/v1/parity-runs/" + run).getString("profile")).isEqualTo("same-precision");
    }

    @Test
    void takesAsManyPromptsAsAreAskedFor() {
        JsonPath golden = awaitEnd("/api/v1/golden-traces/"
                + start("/api/v1/golden-traces", Map.of("deployment_id", "dep_fp32", "prompts", 7)));

        assertThat(golden.getString("state")).as(golden.getString("message")).isEqualTo("SUCCEEDED");
        assertThat(golden.getInt("prompts")).isEqualTo(7);
        as(Role.MEMBER)
                .body(Map.of("deployment_id", "dep_fp32", "prompts", 5000))
                .post("/api/v1/golden-traces")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("prompts"));
    }

    @Test
    void refusesAnArchiveThatWasChanged() {
        imported("no zip".getBytes(StandardCharsets.UTF_8)).statusCode(400).body("errors[0].field", equalTo("body"));
    }

    @Test
    void refusesACorpusByTheFieldThatIsWrong() {
        refused(Map.of()).body("errors[0].field", equalTo("corpus"));
        refused(Map.of("dataset", "sums")).body("errors[0].field", equalTo("corpus.version"));
        refused(Map.of("jsonl", "{\"text\":\"1\"}\n{}"))
                .body("errors[0].field", equalTo("corpus.jsonl"))
                .body("errors[0].message", startsWith("line 2 has neither"));
    }

    @Test
    void takesADatasetVersionAsCorpus() {
        JsonPath golden = awaitEnd("/api/v1/golden-traces/"
                + start(
                        "/api/v1/golden-traces",
                        Map.of("deployment_id", "dep_fp32", "corpus", Map.of("dataset", "sums", "version", 1))));

        assertThat(golden.getString("state")).as(golden.getString("message")).isEqualTo("SUCCEEDED");
        assertThat(golden.getInt("prompts")).isEqualTo(160);
    }

    @Test
    void importsTheKlBaseFileOfLlama() {
        ByteBuffer file =
                ByteBuffer.allocate(20 + 4 * 64 + 4 * 7 * (8 + 2 * 24)).order(ByteOrder.LITTLE_ENDIAN);
        file.put("_logits_".getBytes(StandardCharsets.US_ASCII))
                .putInt(16)
                .putInt(24)
                .putInt(4);
        IntStream.range(0, 64).forEach(i -> file.putInt(i % 24));
        for (int row = 0; row < 4 * 7; row++) {
            file.putFloat(1e-4f).putFloat(-6.5f);
            for (int id = 0; id < 24; id++) {
                file.putShort((short) (1 + (id * 997 + row * 131) % 40_000));
            }
        }
        String query =
                "/api/v1/golden-trace-imports/llama-kl-base?deployment_id=dep_fp32&chip=nvidia-h100&numerics=f16";

        upload(query + "&windows=3", file.array())
                .statusCode(201)
                .body("state", equalTo("SUCCEEDED"))
                .body("prompts", equalTo(3))
                .body("positions", equalTo(48))
                .body("environment.chip", equalTo("nvidia-h100"));
        file.putInt(8, 3);
        upload(query, file.array()).statusCode(400).body("errors[0].message", startsWith("n_ctx: 3 is not between"));
        upload(query + "&windows=0", file.array()).statusCode(400);
    }

    private ValidatableResponse refused(Map<String, Object> corpus) {
        return as(Role.MEMBER)
                .body(Map.of("deployment_id", "dep_fp32", "corpus", corpus))
                .post("/api/v1/golden-traces")
                .then()
                .statusCode(400);
    }

    private byte[] archive(String id) {
        return as(Role.VIEWER)
                .get("/api/v1/golden-traces/" + id + "/archive")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }

    private ValidatableResponse imported(byte[] zip) {
        return upload("/api/v1/golden-trace-imports?deployment_id=dep_fp32", zip);
    }

    private ValidatableResponse upload(String path, byte[] body) {
        return given().auth()
                .oauth2(TestTokens.person("ada", "lab", Role.MEMBER))
                .contentType("application/octet-stream")
                .body(body)
                .post(path)
                .then();
    }

    private JsonPath parity(String golden, String deployment) {
        JsonPath run = awaitEnd("/api/v1/parity-runs/"
                + start("/api/v1/parity-runs", Map.of("golden_trace_id", golden, "deployment_id", deployment)));
        assertThat(run.getString("state")).as(run.getString("message")).isEqualTo("SUCCEEDED");
        return run;
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
        await().atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> get(path).get("finished_at") != null);
        return get(path);
    }

    private JsonPath get(String path) {
        return as(Role.VIEWER).get(path).then().statusCode(200).extract().jsonPath();
    }

    private RequestSpecification as(String role) {
        return given().auth().oauth2(TestTokens.person("ada", "lab", role)).contentType("application/json");
    }
}
