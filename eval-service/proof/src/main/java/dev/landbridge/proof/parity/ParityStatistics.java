package dev.landbridge.proof.parity;

/**
 * The figures of a run.
 *
 * @param meanKl lumped KL, nats a token; a lower bound of the full-vocabulary KL
 * @param top1Agreement share of positions with the same first choice, 0 to 1
 * @param deltaNll signed mean of lp_reference - lp_target, nats a token
 * @param p999Kl 99.9th percentile over positions, nats
 * @param rmsDeltaP root mean square of p_target - p_reference of the actual token
 */
public record ParityStatistics(
        int prompts,
        long positions,
        int topK,
        double meanKl,
        double meanKlUcb,
        double floorMeanKl,
        double top1Agreement,
        long flips,
        double deltaNll,
        double deltaNllUcb,
        double p999Kl,
        double rmsDeltaP,
        double positionSlope,
        Decode decode,
        Tasks tasks) {

    /** Greedy continuations; {@code hardUcb} bounds the share of hard divergences. */
    public record Decode(
            int n,
            int identical,
            int diverged,
            int benign,
            int hard,
            double hardUcb,
            long matchedTokens,
            double p99Delta) {}

    /** Paired task items; {@code loss} is (b - c)/n with its interval from Tango's score. */
    public record Tasks(
            int n,
            int b,
            int c,
            int referenceCorrect,
            int targetCorrect,
            double loss,
            double ciLow,
            double ciHigh,
            double mcnemarP) {}
}
