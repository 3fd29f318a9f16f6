package dev.landbridge.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.harness.dataset.Documents;
import dev.landbridge.harness.prompt.PromptStyle;
import dev.landbridge.harness.run.Answer;
import dev.landbridge.harness.run.Evaluation;
import dev.landbridge.harness.run.Evaluator;
import dev.landbridge.harness.run.Request;
import dev.landbridge.harness.run.TaskResult;
import dev.landbridge.harness.task.TaskConfig;
import dev.landbridge.harness.task.TaskIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HarnessTest {
    private static final List<Map<String, Object>> ROWS =
            List.of(Map.of("q", "1+1=", "a", "2"), Map.of("q", "2+2=", "a", "4"), Map.of("q", "3+3=", "a", "6"));

    @TempDir
    private Path folder;

    @Test
    void aFailedRequestScoresZeroAndIsCounted() throws Exception {
        TaskResult result = evaluate(request -> {
            String context = ((Request.Generate) request).context();
            if (context.startsWith("2")) {
                throw new IOException("503 three times");
            }
            return new Answer.Text(context.startsWith("1") ? "2" : "7");
        });
        assertThat(result.scores().get("exact_match,none").value()).isEqualTo(1 / 3.0);
        assertThat(result.scored()).isEqualTo(3);
        assertThat(result.failed()).isEqualTo(1);
        assertThat(result.samples().get(1).failures()).containsExactly("503 three times");
    }

    @Test
    void anEmptyTargetIsNotMatchedByAFailure() throws Exception {
        TaskResult result = evaluate(request -> {
            throw new IOException("gone");
        });
        assertThat(result.scores().get("exact_match,none").value()).isZero();
    }

    private interface Reply {
        Answer to(Request request) throws IOException;
    }

    private TaskResult evaluate(Reply reply) throws Exception {
        Files.writeString(folder.resolve("t.yaml"), "task: t\ntest_split: test\ndoc_to_text: q\ndoc_to_target: a\n");
        TaskConfig task = TaskIndex.of(folder).task("t");
        Evaluation evaluation = new Evaluation(task, name -> Optional.of(Documents.of(ROWS)), PromptStyle.PLAIN, 0);
        return evaluation.score(
                new Evaluator((request, repeat) -> reply.to(request), 2).ask(evaluation, done -> {}), 100);
    }
}
