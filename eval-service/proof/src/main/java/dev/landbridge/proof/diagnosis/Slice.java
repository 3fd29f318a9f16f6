package dev.landbridge.proof.diagnosis;

/**
 * Part of the positions. Mean KL, nats a token.
 *
 * @param ratio KL over its floor, both raised to the policy's epsilon
 * @param pValue one-sided, clustered by prompt, of "KL is at most what the profile accepts here: the cap or the multiple
 *     of the slice's own floor, whichever is more"; null with fewer than eight prompts
 * @param pAdjusted by Holm over all slices of the run
 * @param significant the adjusted p-value is below 0.05
 */
public record Slice(
        String dimension,
        String value,
        long positions,
        double kl,
        double floorKl,
        double ratio,
        Double pValue,
        Double pAdjusted,
        boolean significant) {

    private static final double LEVEL = 0.05;

    Slice adjusted(double p) {
        return new Slice(dimension, value, positions, kl, floorKl, ratio, pValue, p, p < LEVEL);
    }
}
