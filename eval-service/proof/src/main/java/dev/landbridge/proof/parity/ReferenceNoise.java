package dev.landbridge.proof.parity;

import dev.landbridge.proof.golden.Trace;
import dev.landbridge.proof.statistics.PositionSlope;
import dev.landbridge.proof.statistics.Samples;
import java.util.Arrays;

/** How much the two replicates of a golden trace differ: what a sound target must be expected to show. */
public record ReferenceNoise(Positions positions, Decodes decodes, Tasks tasks) {

    /**
     * Teacher-forced positions.
     *
     * @param klLogSpread standard deviation over prompts of ln D_j
     * @param nllSpread standard deviation over prompts of the mean signed shift, nats a token
     * @param tailShare share of positions above the limit of the tail
     * @param slopeSpread standard deviation of the logarithm of the slope ratio of two such runs, times root of prompts
     */
    public record Positions(
            int prompts,
            long positions,
            double meanKl,
            double klLogSpread,
            double nllShift,
            double nllSpread,
            double flipShare,
            double confidentFlipShare,
            double tailShare,
            double rmsDeltaP,
            double slopeSpread) {}

    /**
     * Greedy continuations; tokens are means a case.
     *
     * @param hazard divergences a matched token
     */
    public record Decodes(int cases, double promptTokens, double outputTokens, double hardShare, double hazard) {}

    /**
     * Task items.
     *
     * @param repeated items that were asked twice or more; the discordance is theirs
     * @param scoreSpread standard deviation of an item's score over its repeats
     */
    public record Tasks(
            int items,
            int repeated,
            double discordance,
            double accuracy,
            boolean graded,
            double scoreSpread,
            double outputTokens) {}

    /** @throws IllegalArgumentException when the trace has one replicate only */
    public static ReferenceNoise of(Trace golden, ParityPolicy policy) {
        if (golden.scores().size() < 2) {
            throw new IllegalArgumentException("the golden trace has no second replicate");
        }
        PositionTables floor = PositionTables.of(
                golden.tokens(), golden.scores().get(0), golden.scores().get(1));
        return new ReferenceNoise(positions(floor, policy.document()), decodes(golden, policy), tasks(golden));
    }

    private static Positions positions(PositionTables floor, ParityPolicy.Document policy) {
        double epsilon = policy.kl().ratioEpsilon();
        double[] logs = Arrays.stream(floor.promptKl())
                .map(kl -> StrictMath.log(Math.max(kl, epsilon)))
                .toArray();
        double tailLimit = Math.max(
                policy.kl().p999Cap(),
                policy.kl().p999FloorFactor() * Samples.quantile(floor.all(PromptComparison::kl), 0.999));
        long n = floor.positions();
        return new Positions(
                floor.prompts().size(),
                n,
                floor.kl().mean(),
                StrictMath.sqrt(Samples.variance(logs)),
                floor.deltaNll().mean(),
                StrictMath.sqrt(Samples.variance(floor.promptDeltaNll())),
                (double) floor.flips() / n,
                (double) floor.flipsWithMarginAbove(policy.top1().confidentMargin()) / n,
                PositionShare.of(floor, (prompt, row) -> prompt.kl()[row] > tailLimit, policy.confidence(), false)
                        .share(),
                Samples.rootMeanSquare(floor.all(PromptComparison::deltaP)),
                slopeSpread(floor, epsilon));
    }

    /** The upper bound of the slope against a flat one is exp(z sd): it gives sd back, and a ratio has the root of 2. */
    private static double slopeSpread(PositionTables floor, double epsilon) {
        PositionSlope.Quartiles[] own = floor.quartiles();
        PositionSlope.Quartiles[] flat = new PositionSlope.Quartiles[own.length];
        Arrays.fill(flat, new PositionSlope.Quartiles(1, 1, 1));
        PositionSlope slope = PositionSlope.of(own, flat, epsilon, 0.95);
        double deviation = StrictMath.log(slope.upper() / slope.slope()) / 1.6449;
        return Math.max(0, deviation) * StrictMath.sqrt(2.0 * own.length);
    }

    private static Decodes decodes(Trace golden, ParityPolicy policy) {
        DecodeComparison floor = DecodeComparison.of(
                golden.decodes().get(0),
                golden.decodes().get(1),
                policy.document().decode().benignGap());
        int cases = floor.cases();
        if (cases == 0) {
            return new Decodes(0, 0, 0, 0, 0);
        }
        double prompts = golden.generateCases().stream()
                .mapToInt(one -> one.promptTokenIds().size())
                .average()
                .orElse(0);
        double outputs = (double) golden.decodes().get(0).tokens().tokenIds().length / cases;
        double hazard = floor.matchedTokens() == 0 ? 0 : (double) floor.diverged() / floor.matchedTokens();
        return new Decodes(cases, prompts, outputs, (double) floor.hard() / cases, hazard);
    }

    private static Tasks tasks(Trace golden) {
        TaskComparison own = TaskComparison.of(golden.tasks(), golden.tasks());
        double variance = own.pairs().stream()
                .filter(TaskPair::referenceRepeated)
                .mapToDouble(TaskPair::referenceVariance)
                .average()
                .orElse(0);
        return new Tasks(
                own.n(),
                own.referenceRepeated(),
                own.referenceDiscordance(),
                own.referenceAccuracy(),
                own.pairs().stream().anyMatch(TaskPair::referenceGraded),
                StrictMath.sqrt(variance),
                golden.tasks().stream()
                        .mapToInt(outcome -> outcome.outputTokens())
                        .average()
                        .orElse(0));
    }
}
