package dev.landbridge.eval.parity;

import dev.landbridge.eval.capture.CaptureConfig;
import dev.landbridge.eval.capture.Part;
import dev.landbridge.eval.job.JobFailure;
import dev.landbridge.eval.registry.HeldoutRow;
import dev.landbridge.eval.trace.SideCapture;
import dev.landbridge.proof.golden.TaskOutcome;
import dev.landbridge.proof.golden.Trace;
import dev.landbridge.proof.parity.ParityPolicy;
import dev.landbridge.proof.parity.SequentialTasks;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;

/** Asks the task items, all of them or until the policy's rule for an early stop has decided. */
@ApplicationScoped
class TaskCapture {
    private static final String PART = "tasks";

    private final SideCapture side;
    private final ParityPolicy policy;
    private final CaptureConfig config;

    TaskCapture(SideCapture side, ParityPolicy policy, CaptureConfig config) {
        this.side = side;
        this.policy = policy;
        this.config = config;
    }

    /** @param rows the questions of the reference's tasks, in its order */
    List<TaskOutcome> all(SideCapture.Source source, List<HeldoutRow> rows, IntConsumer done)
            throws IOException, InterruptedException {
        return side.tasks(source, Part.inOrder(PART, rows.size(), config.concurrency()), rows, done);
    }

    /** Chunk by chunk; a chunk that is there already is not asked again. */
    List<TaskOutcome> untilDecided(
            SideCapture.Source source, SequentialTasks rule, List<HeldoutRow> rows, IntConsumer done)
            throws IOException, InterruptedException {
        int[] order = rule.order();
        List<TaskOutcome> answers = new ArrayList<>();
        do {
            int from = answers.size();
            List<HeldoutRow> chunk = new ArrayList<>();
            for (int i = from; i < rule.nextLook(from); i++) {
                chunk.add(rows.get(order[i]));
            }
            Part part =
                    Part.inOrder(String.format(Locale.ROOT, "%s.%05d", PART, from), chunk.size(), config.concurrency());
            answers.addAll(side.tasks(source, part, chunk, asked -> done.accept(from + asked)));
        } while (!rule.ends(answers));
        return answers;
    }

    /** @throws JobFailure when the policy has no such rule */
    SequentialTasks rule(String profile, String chip, Trace reference) {
        return SequentialTasks.of(policy, profile, chip, reference)
                .orElseThrow(() -> new JobFailure(
                        "The policy has no rule for an early stop, or the golden trace has no right answer to lose."));
    }
}
