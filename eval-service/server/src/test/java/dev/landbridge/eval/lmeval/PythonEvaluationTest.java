package dev.landbridge.eval.lmeval;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import dev.landbridge.eval.fake.FakeInstallation;
import dev.landbridge.kit.access.Role;
import dev.landbridge.testkit.access.IdentityResource;
import dev.landbridge.testkit.access.TestTokens;
import dev.landbridge.testkit.peer.Peer;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The real lm-evaluation-harness as a child of the service. */
@Tag("slow")
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(value = IdentityResource.class, initArgs = @ResourceArg(name = "service", value = "eval-service"))
@WithTestResource(FakeInstallation.class)
@WithTestResource(PeerInterpreter.class)
class PythonEvaluationTest {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final String PLAIN = """
            task: plain
            dataset_path: json
            dataset_kwargs: {data_files: {test: choice.jsonl}}
            test_split: test
            doc_to_text: "{{question}}"
            doc_to_choice: choices
            doc_to_target: label
            target_delimiter: ""
            output_type: multiple_choice
            metric_list: [{metric: acc}]
            """;
    private static final String SCRIPTED =
            PLAIN.replace("task: plain", "task: scripted").replace("\"{{question}}\"", "!function utils.text");
    private static final Map<String, String> FILES = Map.of(
            "plain.yaml",
            PLAIN,
            "scripted.yaml",
            SCRIPTED,
            "utils.py",
            "def text(doc):\n    return doc['question']\n",
            "choice.jsonl",
            """
            {"question": "1+2=", "choices": ["1", "2"], "label": 0}
            {"question": "3+4=", "choices": ["3", "4"], "label": 1}
            {"question": "5+6=", "choices": ["5", "6"], "label": 0}
            """);

    @BeforeEach
    void requirePeer() {
        Peer.python("lm-eval");
    }

    @Test
    void runsATaskWithPythonInItAndScoresAsOursDoes() {
        add("with-python");

        JsonPath theirs = ended(start("with-python", "lm-eval", List.of("plain", "scripted")));
        JsonPath ours = ended(start("with-python", "landbridge", List.of("plain")));

        assertThat(theirs.getString("state")).as(theirs.getString("message")).isEqualTo("SUCCEEDED");
        assertThat(theirs.getString("source")).isEqualTo("lm-eval");
        assertThat(theirs.getInt("n")).isEqualTo(6);
        assertThat(theirs.getInt("tokens.prompt")).isPositive();
        assertThat(score(theirs, "plain")).isEqualTo(score(ours, "plain"));
        assertThat(score(theirs, "scripted")).isEqualTo(score(ours, "plain"));
        String path = "/api/v1/evaluations/" + theirs.getString("id");
        assertThat(get(path + "/samples?task=scripted").getList("items")).hasSize(3);
        assertThat(as(Role.VIEWER).get(path + "/results.json").asString())
                .contains("auth_token")
                .contains("***");
        String compared = "/api/v1/evaluation-comparisons?baseline=" + ours.getString("id") + "&candidate="
                + theirs.getString("id");
        assertThat(get(compared).getInt("tasks[0].n")).isEqualTo(3);
    }

    @Test
    void saysWhyTheHarnessFailed() {
        add("failing");

        JsonPath run = ended(start("failing", "lm-eval", List.of("no_such_task")));

        assertThat(run.getString("state")).isEqualTo("FAILED");
        assertThat(run.getString("message"))
                .startsWith("lm-eval ended with code 1: ")
                .contains("no_such_task");
    }

    @Test
    void aCancelledEvaluationLeavesNoProcess() {
        add("cancelled");
        String path = "/api/v1/evaluations/" + start("cancelled", "lm-eval", List.of("plain"));
        await().atMost(PATIENCE).until(() -> children() > 0);

        as(Role.MEMBER).post(path + "/cancellation").then().statusCode(200);

        assertThat(get(path).getString("state")).isEqualTo("CANCELLED");
        await().atMost(PATIENCE).until(() -> children() == 0);
    }

    @Test
    void runsWhatComesWithTheHarnessByName() {
        assertThat(get("/api/v1/suites").getList("items.name")).contains("lm-eval");
        refused(List.of(), "must name what to run");
        refused(List.of("../../etc/passwd"), "no name of a task");
    }

    private static void refused(List<String> tasks, String why) {
        as(Role.MEMBER)
                .body(Map.of("deployment_id", "dep_x", "suite", "lm-eval", "tasks", tasks))
                .post("/api/v1/evaluations")
                .then()
                .statusCode(400)
                .body(containsString(why));
    }

    private static long children() {
        return ProcessHandle.current()
                .descendants()
                .filter(child -> child.info().commandLine().orElse("").contains("lm_eval_child.py"))
                .count();
    }

    private static Object score(JsonPath run, String task) {
        return run.getMap("results.find { it.task == '" + task + "' && it.metric == 'acc' }")
                .get("value");
    }

    private static void add(String name) {
        List<Map<String, String>> files = FILES.entrySet().stream()
                .map(file -> Map.of("path", file.getKey(), "content", file.getValue()))
                .toList();
        as(Role.MEMBER)
                .body(Map.of("name", name, "files", files))
                .post("/api/v1/suites")
                .then()
                .statusCode(201);
    }

    private static String start(String suite, String harness, List<String> tasks) {
        Map<String, Object> wish = new HashMap<>(Map.of("deployment_id", "dep_python", "suite", suite));
        wish.put("tasks", tasks);
        wish.put("harness", harness);
        return as(Role.MEMBER)
                .body(wish)
                .post("/api/v1/evaluations")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static JsonPath ended(String id) {
        String path = "/api/v1/evaluations/" + id;
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
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
