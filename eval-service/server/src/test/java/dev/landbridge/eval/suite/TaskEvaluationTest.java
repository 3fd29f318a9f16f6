package dev.landbridge.eval.suite;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(value = IdentityResource.class, initArgs = @ResourceArg(name = "service", value = "eval-service"))
@WithTestResource(FakeInstallation.class)
class TaskEvaluationTest {
    private static final String PROMPT = "<s><|user|>{{question}}<|assistant|>";
    private static final String GENERATION = """
            task: sums_gen
            tag: sums
            dataset_path: landbridge:sums@1
            test_split: heldout
            doc_to_text: "%s"
            doc_to_target: "{{answer}}"
            output_type: generate_until
            generation_kwargs: {until: ["</s>"], max_gen_toks: 60}
            filter_list:
              - name: after-thinking
                filter:
                  - {function: regex, regex_pattern: "</think>(.*)", group_select: 0}
                  - {function: take_first}
            metric_list: [{metric: exact_match, aggregation: mean, higher_is_better: true}]
            metadata: {version: 2}
            """.formatted(PROMPT);
    private static final String CHOICE = """
            task: sums_mc
            tag: sums
            dataset_path: json
            dataset_kwargs: {data_files: {test: data/choice.jsonl}}
            test_split: test
            doc_to_text: "{{question}}"
            doc_to_choice: "{{choices}}"
            doc_to_target: label
            target_delimiter: ""
            output_type: multiple_choice
            metric_list: [{metric: acc}, {metric: acc_norm}]
            """;
    private static final String PYTHON = """
            task: scripted
            dataset_path: json
            dataset_kwargs: {data_files: {test: data/choice.jsonl}}
            test_split: test
            doc_to_text: !function utils.text
            doc_to_target: label
            """;
    private static final String ROWS = """
            {"question": "1+2=", "choices": ["1", "2"], "label": 0}
            {"question": "3+4=", "choices": ["3", "4"], "label": 1}
            {"question": "5+6=", "choices": ["5", "6"], "label": 0}
            """;

    @Test
    void runsTheTasksOfASuite() {
        add("arithmetic", Map.of("gen.yaml", GENERATION, "mc.yaml", CHOICE, "data/choice.jsonl", ROWS));

        JsonPath run = evaluated(Map.of("deployment_id", "dep_tasks", "suite", "arithmetic", "limit", 20));

        assertThat(run.getString("state")).as(run.getString("message")).isEqualTo("SUCCEEDED");
        assertThat(run.getInt("n")).isEqualTo(23);
        assertThat(run.getString("source")).isEqualTo("landbridge");
        Map<String, Object> exact = result(run, "sums_gen", "exact_match");
        assertThat(((Number) exact.get("value")).doubleValue()).isCloseTo(0.95, within(1e-6));
        assertThat(((Number) exact.get("standard_error")).doubleValue())
                .isCloseTo(Math.sqrt(0.95 * 0.05 / 19), within(1e-6));
        assertThat(exact.get("n")).isEqualTo(20);
        assertThat(exact.get("filter")).isEqualTo("after-thinking");
        assertThat(result(run, "sums_mc", "acc").get("higher_is_better")).isEqualTo(true);
        assertThat(run.getInt("tokens.prompt")).isGreaterThan(23);
        assertThat(run.getInt("failed_requests")).isZero();

        String path = "/api/v1/evaluations/" + run.getString("id");
        JsonPath wrong = get(path + "/samples?task=sums_gen&filter=wrong");
        assertThat(wrong.getList("items.doc_id")).containsExactly(FakeInstallation.UNKNOWN_ROW);
        assertThat(wrong.getString("items[0].answer")).isNotEqualTo(wrong.getString("items[0].expected"));
        assertThat(wrong.getInt("items[0].attempts")).isEqualTo(2);
        assertThat(wrong.getString("items[0].hashes.doc")).hasSize(64);
        assertThat(get(path + "/samples?task=sums_mc").getList("items")).hasSize(3);
        JsonPath results = get(path + "/results.json");
        assertThat(results.getDouble("results.sums_gen.'exact_match,after-thinking'"))
                .isCloseTo(0.95, within(1e-6));
        assertThat(results.getString("versions.sums_gen")).isEqualTo("2");
        String lines =
                as("lab", Role.VIEWER).get(path + "/samples/sums_gen.jsonl").asString();
        assertThat(lines.split("\n")).hasSize(20);
        as("other", Role.VIEWER).get(path + "/results.json").then().statusCode(404);
        as("lab", Role.VIEWER).get(path + "/samples/none.jsonl").then().statusCode(404);
        as("lab", Role.VIEWER).get(path + "/samples?filter=flipped").then().statusCode(400);
    }

    @Test
    void asksNothingTwiceThatItMayRemember() {
        add("remembered", Map.of("gen.yaml", GENERATION));
        Map<String, Object> wish =
                Map.of("deployment_id", "dep_cache", "suite", "remembered", "limit", 10, "cache", true);

        JsonPath first = evaluated(wish);
        JsonPath second = evaluated(wish);
        JsonPath third = evaluated(Map.of("deployment_id", "dep_cache", "suite", "remembered", "limit", 10));

        assertThat(first.getInt("cached")).isZero();
        assertThat(second.getInt("cached")).isEqualTo(10);
        assertThat(third.getInt("cached")).isZero();
        assertThat(second.getList("results")).isEqualTo(first.getList("results"));
        assertThat(FakeDoor.ANSWERED.entrySet().stream()
                        .filter(entry -> entry.getKey().startsWith("deployment:dep_cache "))
                        .mapToInt(Map.Entry::getValue))
                .hasSize(10)
                .containsOnly(2);
    }

    @Test
    void asksTheChatDoor() {
        String chat = GENERATION.replace(PROMPT, "{{question}}").replace("</think>(.*)", "(\\\\d+)$");
        add("chatty", Map.of("gen.yaml", chat));

        JsonPath run = evaluated(Map.of("deployment_id", "dep_chat", "suite", "chatty", "limit", 10, "chat", true));

        assertThat(run.getString("state")).as(run.getString("message")).isEqualTo("SUCCEEDED");
        assertThat(((Number) result(run, "sums_gen", "exact_match").get("value")).doubleValue())
                .isCloseTo(0.9, within(1e-6));
    }

    @Test
    void comparesTwoEvaluationsInPairs() {
        add("compared", Map.of("gen.yaml", GENERATION));
        String baseline = evaluated(Map.of("deployment_id", "dep_fp32", "suite", "compared", "limit", 60))
                .getString("id");
        String candidate = evaluated(Map.of("deployment_id", "dep_rope", "suite", "compared", "limit", 60))
                .getString("id");

        JsonPath compared = get("/api/v1/evaluation-comparisons?baseline=" + baseline + "&candidate=" + candidate);

        Map<String, Object> task = compared.getMap("tasks[0]");
        assertThat(task.get("n")).isEqualTo(60);
        int lost = (Integer) task.get("lost");
        int won = (Integer) task.get("won");
        assertThat(lost).isGreaterThan(won);
        assertThat(((Number) task.get("difference")).doubleValue()).isCloseTo((won - lost) / 60.0, within(1e-6));
        assertThat(((Number) task.get("ci_high")).doubleValue()).isLessThan(0);
        assertThat(compared.getString("tasks[0].non_inferior.verdict")).isEqualTo("FAIL");
        String path = "/api/v1/evaluations/" + candidate + "/samples?filter=regressed&against=" + baseline;
        JsonPath regressed = get(path + "&page_size=200");
        assertThat(regressed.getList("items")).hasSize(lost);
        assertThat(regressed.getBoolean("items[0].other.correct")).isTrue();
        as("other", Role.VIEWER)
                .get("/api/v1/evaluation-comparisons?baseline=" + baseline + "&candidate=" + candidate)
                .then()
                .statusCode(404);
    }

    @Test
    void takesResultsOfTheRealHarness() {
        add("imported", Map.of("gen.yaml", GENERATION));
        String own = evaluated(Map.of("deployment_id", "dep_fp32", "suite", "imported", "limit", 12))
                .getString("id");
        String path = "/api/v1/evaluations/" + own;
        Map<String, Object> files = new HashMap<>(Map.of("model", "adder", "version", 1, "suite", "imported"));
        files.put("results", as("lab", Role.VIEWER).get(path + "/results.json").asString());
        files.put(
                "samples",
                List.of(Map.of(
                        "task",
                        "sums_gen",
                        "content",
                        as("lab", Role.VIEWER)
                                .get(path + "/samples/sums_gen.jsonl")
                                .asString())));

        JsonPath imported = as("lab", Role.MEMBER)
                .body(files)
                .post("/api/v1/evaluation-imports")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();

        assertThat(imported.getString("source")).isEqualTo("lm-eval");
        assertThat(imported.getString("state")).isEqualTo("SUCCEEDED");
        assertThat(imported.getList("results")).isEqualTo(get(path).getList("results"));
        JsonPath compared =
                get("/api/v1/evaluation-comparisons?baseline=" + own + "&candidate=" + imported.getString("id"));
        assertThat(compared.getInt("tasks[0].n")).isEqualTo(12);
        assertThat(compared.getDouble("tasks[0].difference")).isZero();
        files.put("results", "no json");
        as("lab", Role.MEMBER)
                .body(files)
                .post("/api/v1/evaluation-imports")
                .then()
                .statusCode(400)
                .body(containsString("results"));
    }

    @Test
    void bringsASuiteOfItsOwn() {
        as("lab", Role.VIEWER)
                .get("/api/v1/suites")
                .then()
                .statusCode(200)
                .body("items.find { it.name == 'landbridge-core' }.tasks", equalTo(9));
        as("lab", Role.VIEWER)
                .get("/api/v1/suites/landbridge-core")
                .then()
                .statusCode(200)
                .body("tasks.findAll { it.unsupported == null }.size()", equalTo(9))
                .body("groups", equalTo(List.of("landbridge_core")));
        as("lab", Role.MEMBER)
                .body(Map.of("deployment_id", "dep_x", "suite", "landbridge-core", "tasks", List.of("none")))
                .post("/api/v1/evaluations")
                .then()
                .statusCode(400);
    }

    @Test
    void namesWhatNeedsPythonAndWhatIsWrong() {
        add("mixed", Map.of("mc.yaml", CHOICE, "scripted.yaml", PYTHON, "data/choice.jsonl", ROWS));
        as("lab", Role.VIEWER)
                .get("/api/v1/suites/mixed")
                .then()
                .statusCode(200)
                .body("kind", equalTo("tasks"))
                .body("tasks.find { it.name == 'scripted' }.unsupported.field", equalTo("doc_to_text"))
                .body("tasks.find { it.name == 'sums_mc' }.documents", equalTo(3));
        as("lab", Role.MEMBER)
                .body(Map.of("deployment_id", "dep_x", "suite", "mixed", "tasks", List.of("scripted")))
                .post("/api/v1/evaluations")
                .then()
                .statusCode(400)
                .body(containsString("doc_to_text"));
        as("lab", Role.MEMBER)
                .body(Map.of("deployment_id", "dep_x", "suite", "mixed", "harness", "lm-eval"))
                .post("/api/v1/evaluations")
                .then()
                .statusCode(400)
                .body(containsString("landbridge.harness.python"));
        as("lab", Role.VIEWER)
                .get("/api/v1/suites/mixed/files")
                .then()
                .statusCode(200)
                .body("items.path", equalTo(List.of("data/choice.jsonl", "mc.yaml", "scripted.yaml")))
                .body("items[1].content", equalTo(CHOICE));
        refused("only-python", Map.of("a.yaml", PYTHON), "doc_to_text");
        refused("away", Map.of("../a.yaml", CHOICE), "not a path inside");
        refused("remote", Map.of("a.yaml", CHOICE.replace("dataset_path: json", "dataset_path: gsm8k")), "downloaded");
        refused("missing", Map.of("a.yaml", CHOICE), "is not a file of the suite");
        as("other", Role.MEMBER).get("/api/v1/suites/mixed").then().statusCode(404);
        as("lab", Role.VIEWER).delete("/api/v1/suites/mixed").then().statusCode(403);
        as("lab", Role.MEMBER).delete("/api/v1/suites/mixed").then().statusCode(204);
        as("lab", Role.MEMBER).get("/api/v1/suites/mixed").then().statusCode(404);
    }

    private static void refused(String name, Map<String, String> files, String why) {
        as("lab", Role.MEMBER)
                .body(suite(name, files))
                .post("/api/v1/suites")
                .then()
                .statusCode(400)
                .body(containsString(why));
    }

    private static void add(String name, Map<String, String> files) {
        as("lab", Role.MEMBER)
                .body(suite(name, files))
                .post("/api/v1/suites")
                .then()
                .statusCode(201)
                .body("name", equalTo(name));
    }

    private static Map<String, Object> suite(String name, Map<String, String> files) {
        return Map.of(
                "name",
                name,
                "files",
                files.entrySet().stream()
                        .map(file -> Map.of("path", file.getKey(), "content", file.getValue()))
                        .toList());
    }

    private static Map<String, Object> result(JsonPath run, String task, String metric) {
        List<Map<String, Object>> results = run.getList("results");
        return results.stream()
                .filter(result ->
                        result.get("task").equals(task) && result.get("metric").equals(metric))
                .findFirst()
                .orElseThrow();
    }

    private static JsonPath evaluated(Map<String, Object> wish) {
        String id = as("lab", Role.MEMBER)
                .body(wish)
                .post("/api/v1/evaluations")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String path = "/api/v1/evaluations/" + id;
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
