package dev.landbridge.harness.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.formats.digest.Sha256;
import dev.landbridge.harness.dataset.DocumentFile;
import dev.landbridge.harness.dataset.Documents;
import dev.landbridge.harness.prompt.PromptStyle;
import dev.landbridge.harness.run.Answer;
import dev.landbridge.harness.run.Evaluation;
import dev.landbridge.harness.run.Evaluator;
import dev.landbridge.harness.run.LanguageModel;
import dev.landbridge.harness.run.Request;
import dev.landbridge.harness.run.TaskResult;
import dev.landbridge.harness.task.TaskConfig;
import dev.landbridge.harness.task.TaskIndex;
import dev.landbridge.harness.task.TaskSelection;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnSuiteTest {
    /** Of version 1. Other questions need another version. */
    private static final String DIGEST = "f23b7e574ba4c7753da17fcf7db60b176f357cbe9dcf1fce0c43d14e395e5869";

    private static final Pattern SUM = Pattern.compile("What is (\\d+) ([-+*]) (\\d+)\\?");

    @TempDir
    private Path folder;

    @Test
    void isTheSameForAsLongAsItsVersionIs() {
        StringBuilder digests = new StringBuilder();
        OwnSuite.files().forEach((path, content) -> digests.append(path).append(Sha256.hex(content)));

        assertThat(OwnSuite.VERSION).isEqualTo(1);
        assertThat(Sha256.hex(digests.toString())).isEqualTo(DIGEST);
    }

    @Test
    void hasThreeHundredDifferentQuestionsAndKeepsItsExamplesApart() throws Exception {
        Set<String> questions = new HashSet<>();
        int rows = 0;
        int examples = 0;
        for (Map.Entry<String, byte[]> file : OwnSuite.files().entrySet()) {
            if (!file.getKey().endsWith(".jsonl")) {
                continue;
            }
            for (Map<String, Object> row : documents(file.getKey()).rows()) {
                assertThat(questions.add((String) row.get("question")))
                        .as("%s", row.get("question"))
                        .isTrue();
                assertThat((String) row.get("answer")).isNotBlank().doesNotContain("\n");
                rows++;
                examples += file.getKey().contains("examples") ? 1 : 0;
            }
        }
        assertThat(rows - examples).isGreaterThanOrEqualTo(300);
    }

    @Test
    void hasRightAnswers() throws Exception {
        int sums = 0;
        for (Map<String, Object> row : documents("arithmetic.jsonl").rows()) {
            Matcher sum = SUM.matcher((String) row.get("question"));
            if (sum.matches()) {
                int a = Integer.parseInt(sum.group(1));
                int b = Integer.parseInt(sum.group(3));
                int right = sum.group(2).equals("+") ? a + b : sum.group(2).equals("-") ? a - b : a * b;
                assertThat(row.get("answer")).isEqualTo(Integer.toString(right));
                sums++;
            }
        }
        assertThat(sums).isGreaterThan(30);
        Set<Object> depths = new HashSet<>();
        for (Map<String, Object> row : documents("retrieval.jsonl").rows()) {
            String question = (String) row.get("question");
            double place = (double) question.indexOf("box is " + row.get("answer")) / question.length();
            assertThat(place).isBetween(((Number) row.get("depth")).doubleValue() / 100 - 0.12, 1.0);
            depths.add(row.get("depth"));
        }
        assertThat(depths).hasSize(5);
    }

    @Test
    void givesEverythingToThePerfectModelAndNothingToTheSilentOne() throws Exception {
        Map<String, String> answers = new HashMap<>();
        for (String path : OwnSuite.files().keySet()) {
            if (path.endsWith(".jsonl")) {
                documents(path)
                        .rows()
                        .forEach(row -> answers.put((String) row.get("question"), (String) row.get("answer")));
            }
        }
        List<TaskResult> perfect = run((request, repeat) -> new Answer.Text(" " + answers.get(lastQuestion(request))));
        List<TaskResult> silent = run((request, repeat) -> new Answer.Text(""));

        assertThat(perfect).hasSize(9);
        for (TaskResult result : perfect) {
            assertThat(result.scores().get("exact_match,first-line").value())
                    .as(result.task().task())
                    .isEqualTo(1);
        }
        for (TaskResult result : silent) {
            assertThat(result.scores().get("exact_match,first-line").value()).isZero();
        }
    }

    private static String lastQuestion(Request request) {
        String context = ((Request.Generate) request).context();
        String last = context.substring(context.lastIndexOf("\n\n") + 2);
        return last.substring(0, last.lastIndexOf("\nAnswer:"));
    }

    private List<TaskResult> run(LanguageModel model) throws Exception {
        for (Map.Entry<String, byte[]> file : OwnSuite.files().entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
        TaskSelection selection = TaskIndex.of(folder).select(List.of(OwnSuite.GROUP));
        List<TaskResult> results = new java.util.ArrayList<>();
        for (TaskConfig task : selection.tasks()) {
            Evaluation evaluation = new Evaluation(task, split -> split(task, split), PromptStyle.PLAIN, 0);
            results.add(evaluation.score(new Evaluator(model, 2).ask(evaluation, done -> {}), 100));
        }
        return results;
    }

    private static Optional<Documents> split(TaskConfig task, String name) {
        Map<?, ?> files = (Map<?, ?>) task.dataset().options().get("data_files");
        return Optional.ofNullable(files.get(name)).map(file -> {
            try {
                return documents(file.toString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static Documents documents(String path) throws IOException {
        return DocumentFile.read(path, new ByteArrayInputStream(OwnSuite.files().get(path)));
    }
}
