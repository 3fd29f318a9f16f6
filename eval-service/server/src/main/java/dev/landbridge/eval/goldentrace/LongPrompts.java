package dev.landbridge.eval.goldentrace;

import dev.landbridge.eval.capture.Part;
import dev.landbridge.eval.inference.ModelLimits;
import dev.landbridge.eval.inference.Target;
import dev.landbridge.eval.job.JobFailure;
import dev.landbridge.eval.trace.SideCapture;
import dev.landbridge.eval.trace.Traces;
import dev.landbridge.formats.digest.Sha256;
import dev.landbridge.proof.golden.GoldenCase;
import dev.landbridge.proof.golden.MatrixTables;
import dev.landbridge.proof.matrix.Factor;
import dev.landbridge.proof.parity.ParityPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Prompts of each length that the serving matrix asks for and the window holds, made of samples one after the other:
 * faults of positions, paging and the key-value cache show beyond the length of a sample.
 */
@ApplicationScoped
class LongPrompts {
    private static final long SHUFFLE_SEED = 20261128L;
    private static final int PER_LENGTH = 4;
    /** Beyond this one prompt holds as many positions as others do together. */
    private static final int COSTLY = 8192;

    private final SideCapture side;
    private final ModelLimits limits;
    private final ParityPolicy policy;

    LongPrompts(SideCapture side, ModelLimits limits, ParityPolicy policy) {
        this.side = side;
        this.limits = limits;
        this.policy = policy;
    }

    record Captured(List<GoldenCase> cases, MatrixTables tables) {}

    Captured capture(SideCapture.Source source, List<String> texts, List<List<Integer>> samples, int wide)
            throws IOException, InterruptedException {
        List<GoldenCase> cases = new ArrayList<>();
        List<List<Integer>> prompts = new ArrayList<>();
        for (Map.Entry<String, Integer> level :
                levels(window(source.deployment())).entrySet()) {
            int count = level.getValue() > COSTLY ? 1 : PER_LENGTH;
            for (int i = 0; i < count; i++) {
                int first = i * samples.size() / count;
                prompts.add(joined(samples, first, level.getValue()));
                cases.add(longCase(level, i, texts.get(first)));
            }
        }
        return new Captured(
                cases,
                MatrixTables.golden(
                        Traces.tokens(prompts),
                        List.of(
                                side.scores(source, Part.inOrder("long.r0", prompts.size(), 1), prompts, done -> {}),
                                side.scores(
                                        source,
                                        Part.shuffled("long.r1", prompts.size(), wide, SHUFFLE_SEED),
                                        prompts,
                                        done -> {}))));
    }

    /** 0 where the server does not tell. */
    private int window(dev.landbridge.contracts.inference.v1.Deployment deployment)
            throws IOException, InterruptedException {
        try {
            return limits.of(Target.of(deployment)).maxLength();
        } catch (JobFailure e) {
            return 0;
        }
    }

    /** Tokens by level; a request for scores generates one token, which must fit as well. */
    private Map<String, Integer> levels(int window) {
        Map<String, Integer> levels = new LinkedHashMap<>();
        List<Integer> lengths = policy.matrix().orElseThrow().lengths();
        int longest = lengths.get(0);
        for (int length : lengths.subList(1, lengths.size())) {
            if (length <= window) {
                levels.put(Integer.toString(length), Math.min(length, window - 1));
                longest = length;
            }
        }
        if (window > longest || levels.isEmpty() && window > 1) {
            levels.put(Factor.MAX_LENGTH, window - 1);
        }
        return levels;
    }

    private static List<Integer> joined(List<List<Integer>> samples, int first, int length) {
        List<Integer> ids = new ArrayList<>();
        for (int i = first; ids.size() < length; i++) {
            ids.addAll(samples.get(i % samples.size()));
        }
        return List.copyOf(ids.subList(0, length));
    }

    private static GoldenCase longCase(Map.Entry<String, Integer> level, int index, String beginning) {
        return new GoldenCase(
                "long-" + level.getKey() + "-" + index,
                GoldenCase.LONG,
                List.of("length-" + level.getKey()),
                beginning,
                Sha256.hex(beginning),
                List.of(),
                0,
                List.of());
    }
}
