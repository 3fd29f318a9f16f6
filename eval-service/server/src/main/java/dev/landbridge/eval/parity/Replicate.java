package dev.landbridge.eval.parity;

import dev.landbridge.eval.capture.Part;
import dev.landbridge.eval.trace.SideCapture;
import dev.landbridge.eval.trace.TraceConfig;
import dev.landbridge.eval.trace.Traces;
import dev.landbridge.proof.golden.Decodes;
import dev.landbridge.proof.golden.Scores;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Asks a target some of the prompts a second time under other conditions, so that its own noise is known. */
@ApplicationScoped
class Replicate {
    private static final long SHUFFLE_SEED = 20261128L;

    /** How the second answers are taken. */
    static final Map<String, String> SERVING =
            Map.of("replicate", "t1", "concurrency", "1", "order", "shuffled " + SHUFFLE_SEED);

    private final SideCapture side;
    private final TraceConfig config;

    Replicate(SideCapture side, TraceConfig config) {
        this.side = side;
        this.config = config;
    }

    /** Scores of all prompts, of which those not asked again have none; no continuations. */
    record Answers(Scores scores, Decodes decodes) {}

    Optional<Answers> capture(SideCapture.Source source, List<List<Integer>> prompts, int topK)
            throws IOException, InterruptedException {
        int n = Math.min(config.replicatePrompts(), prompts.size());
        if (n == 0) {
            return Optional.empty();
        }
        int[] chosen = IntStream.range(0, n)
                .map(i -> (int) ((long) i * prompts.size() / n))
                .toArray();
        List<List<Integer>> asked = Arrays.stream(chosen).mapToObj(prompts::get).toList();
        Scores answers = side.scores(source, Part.shuffled("score.t1", n, 1, SHUFFLE_SEED), asked, done -> {});
        Decodes none = new Decodes(Traces.tokens(List.of()), Scores.allocate(0, topK));
        return Optional.of(new Answers(spread(answers, chosen, prompts, topK), none));
    }

    private static Scores spread(Scores answers, int[] chosen, List<List<Integer>> prompts, int topK) {
        int[] begins = new int[prompts.size() + 1];
        for (int i = 0; i < prompts.size(); i++) {
            begins[i + 1] = begins[i] + prompts.get(i).size();
        }
        Scores all = Scores.allocate(begins[prompts.size()], topK);
        int from = 0;
        for (int index : chosen) {
            for (int to = begins[index]; to < begins[index + 1]; to++, from++) {
                if (answers.isScored(from)) {
                    all.set(
                            to,
                            answers.chosenLogprob()[from],
                            answers.chosenRank()[from],
                            Arrays.copyOfRange(answers.topIds(), from * topK, (from + 1) * topK),
                            Arrays.copyOfRange(answers.topLogprobs(), from * topK, (from + 1) * topK));
                }
            }
        }
        return all;
    }
}
