package dev.landbridge.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.landbridge.harness.result.ResultFile;
import dev.landbridge.harness.result.RunFacts;
import dev.landbridge.harness.result.SampleFile;
import dev.landbridge.harness.run.TaskResult;
import dev.landbridge.harness.suite.OwnSuite;
import dev.landbridge.harness.task.TaskSelection;
import dev.landbridge.testkit.peer.Peer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same tasks, the same endpoint, the real lm-evaluation-harness beside ours. */
@Tag("slow")
class HarnessPeerTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String TASKS = "allsums,ll,roll,columns";
    private static final int REPLICATES = 100_000;

    @TempDir
    private Path folder;

    @Test
    void givesTheScoresErrorsAndSamplesOfTheRealHarness() throws Exception {
        HarnessRun.prepare(folder);
        compare(6, TASKS.split(","));
    }

    @Test
    void asksTheQuestionsOfOurOwnSuiteAsTheRealHarnessDoes() throws Exception {
        HarnessRun.prepareOwnSuite(folder);
        compare(10, OwnSuite.GROUP);
    }

    private void compare(int rows, String... tasks) throws Exception {
        Peer harness = Peer.command("lm-eval", "lm_eval");
        try (FakeEndpoint endpoint = new FakeEndpoint()) {
            HarnessRun run = new HarnessRun(folder, endpoint.address());
            TaskSelection selection = run.select(tasks);
            List<TaskResult> ours = run.run(selection, REPLICATES);
            harness.run(
                    Map.of("HF_HUB_OFFLINE", "1", "HF_DATASETS_OFFLINE", "1", "DISABLE_MULTIPROC", "1"),
                    "run",
                    "--model",
                    "local-completions",
                    "--model_args",
                    "base_url=" + endpoint.address() + "/v1/completions,model=fake,max_length=128,num_concurrent=4,"
                            + "tokenizer_backend=remote",
                    "--tasks",
                    String.join(",", tasks),
                    "--include_path",
                    folder.resolve("tasks"),
                    "--output_path",
                    folder.resolve("theirs"),
                    "--log_samples");
            JsonNode exported = tree(selection, ours);
            compareScores(rows, exported, JSON.readTree(file("results_").toFile()));
            openExported(exported, ours);
            for (TaskResult result : ours) {
                compareSamples(result);
            }
        }
    }

    /** Viewers of the harness's files read ours. */
    private void openExported(JsonNode results, List<TaskResult> ours) throws IOException {
        String time = "2026-11-28T05-30-00.000001";
        Path exported = Files.createDirectories(folder.resolve("exported/model"));
        Files.writeString(exported.resolve("results_" + time + ".json"), results.toString());
        for (TaskResult result : ours) {
            Path file = exported.resolve("samples_" + result.task().task() + "_" + time + ".jsonl");
            Files.writeString(file, String.join("\n", SampleFile.lines(result)) + "\n");
        }
        String said = Peer.python("lm-eval")
                .run(Map.of("HF_HUB_OFFLINE", "1"), Path.of("src/test/peers/open_exported.py"), exported);
        assertThat(said).contains("scores computed again").contains("|exact_match|");
    }

    private static JsonNode tree(TaskSelection selection, List<TaskResult> results) {
        RunFacts facts =
                new RunFacts("fake", Map.of(), 0, REPLICATES, Instant.EPOCH, Duration.ofSeconds(1), null, false, null);
        return JSON.valueToTree(ResultFile.of(selection, results, facts));
    }

    private static void compareScores(int rows, JsonNode ours, JsonNode theirs) {
        assertThat(theirs.path("results").size()).isEqualTo(rows);
        theirs.path("results")
                .properties()
                .forEach(task -> task.getValue().properties().forEach(score -> {
                    JsonNode own = ours.path("results").path(task.getKey()).path(score.getKey());
                    String what = task.getKey() + " " + score.getKey();
                    if (score.getValue().isNumber()) {
                        double expected = score.getValue().asDouble();
                        assertThat(own.asDouble(Double.NaN))
                                .as(what)
                                .isCloseTo(expected, within(1e-9 * Math.max(1, Math.abs(expected))));
                    } else if (!score.getKey().equals("sample_count")) {
                        assertThat(own).as(what).isEqualTo(score.getValue());
                    }
                }));
        assertThat(ours.path("task_hashes")).isEqualTo(theirs.path("task_hashes"));
        assertThat(ours.path("n-shot")).isEqualTo(theirs.path("n-shot"));
    }

    private void compareSamples(TaskResult result) throws IOException {
        Map<String, JsonNode> theirs = new java.util.HashMap<>();
        for (String line : Files.readAllLines(file("samples_" + result.task().task() + "_"))) {
            JsonNode sample = JSON.readTree(line);
            theirs.put(key(sample), sample);
        }
        List<String> own = SampleFile.lines(result);
        assertThat(own).hasSameSizeAs(theirs.keySet());
        for (String line : own) {
            JsonNode sample = JSON.readTree(line);
            JsonNode their = theirs.get(key(sample));
            for (String field : fields(their)) {
                // an array of numpy is written as Python prints it
                if (!field.equals("brier_score")) {
                    assertThat(sample.path(field))
                            .as("%s %s", result.task().task(), field)
                            .isEqualTo(their.path(field));
                }
            }
        }
    }

    private static List<String> fields(JsonNode node) {
        List<String> fields = new ArrayList<>();
        node.fieldNames().forEachRemaining(fields::add);
        return fields;
    }

    private static String key(JsonNode sample) {
        return sample.path("filter").asText() + sample.path("doc_id").asText();
    }

    private Path file(String prefix) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("theirs"))) {
            return files.filter(path -> path.getFileName().toString().startsWith(prefix))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
