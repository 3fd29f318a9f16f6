package dev.landbridge.harness;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.landbridge.harness.dataset.DocumentFile;
import dev.landbridge.harness.dataset.Documents;
import dev.landbridge.harness.prompt.PromptStyle;
import dev.landbridge.harness.run.CompletionsModel;
import dev.landbridge.harness.run.Evaluation;
import dev.landbridge.harness.run.Evaluator;
import dev.landbridge.harness.run.TaskResult;
import dev.landbridge.harness.suite.OwnSuite;
import dev.landbridge.harness.task.TaskConfig;
import dev.landbridge.harness.task.TaskIndex;
import dev.landbridge.harness.task.TaskSelection;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Our evaluator over the tasks of the test resources. */
final class HarnessRun {
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Path folder;
    private final CompletionsModel model;

    HarnessRun(Path folder, String address) {
        this.folder = folder;
        this.model = new CompletionsModel(
                (path, body) -> JSON.readTree(CLIENT.send(
                                HttpRequest.newBuilder(URI.create(address + path))
                                        .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString())
                        .body()),
                new CompletionsModel.Limits("fake", 128, 3, "\u0003"));
    }

    /** Copies tasks and documents, with the paths that the harness needs. */
    static void prepare(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("tasks"));
        for (String name :
                List.of("_base_yaml", "gen.yaml", "mc.yaml", "ll.yaml", "roll.yaml", "group.yaml", "columns.yaml")) {
            try (InputStream in = HarnessRun.class.getResourceAsStream("/tasks/" + name)) {
                String text = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
                Files.writeString(folder.resolve("tasks").resolve(name), text.replace("@folder@", folder.toString()));
            }
        }
        for (String name : List.of("docs.jsonl", "examples.jsonl", "docs.parquet")) {
            try (InputStream in = HarnessRun.class.getResourceAsStream("/" + name)) {
                Files.copy(in, folder.resolve(name));
            }
        }
    }

    /** Writes our own suite, with the whole paths that the harness needs from elsewhere. */
    static void prepareOwnSuite(Path folder) throws IOException {
        Path tasks = Files.createDirectories(folder.resolve("tasks"));
        for (var file : OwnSuite.files().entrySet()) {
            String text = new String(file.getValue(), java.nio.charset.StandardCharsets.UTF_8);
            String placed =
                    file.getKey().endsWith(".yaml") ? text.replaceAll("(test|examples): ", "$1: " + tasks + "/") : text;
            Files.writeString(tasks.resolve(file.getKey()), placed);
        }
    }

    TaskSelection select(String... names) throws IOException {
        return TaskIndex.of(folder.resolve("tasks")).select(List.of(names));
    }

    List<TaskResult> run(TaskSelection selection, int replicates) throws InterruptedException {
        List<TaskResult> results = new ArrayList<>();
        for (var task : selection.tasks()) {
            Evaluation evaluation = new Evaluation(task, name -> split(task, name), PromptStyle.PLAIN, 0);
            results.add(evaluation.score(new Evaluator(model, 4).ask(evaluation, done -> {}), replicates));
        }
        return results;
    }

    private static Optional<Documents> split(TaskConfig task, String name) {
        Map<?, ?> files = (Map<?, ?>) task.dataset().options().get("data_files");
        String file = (String) files.get(name);
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            return Optional.of(DocumentFile.read(file, in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
