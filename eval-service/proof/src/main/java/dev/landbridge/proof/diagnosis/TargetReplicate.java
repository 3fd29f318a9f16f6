package dev.landbridge.proof.diagnosis;

/**
 * The target asked twice, and the reference asked twice, over the same positions. Mean KL, nats a token.
 *
 * @param kl the target's first answers against its second ones
 * @param referenceKl the reference's first answers against its second ones
 * @param ratio of the two
 * @param pValue one-sided, paired by prompt: the target disagrees with itself no more than the reference does
 * @param firstKl the target's first answers against the reference
 * @param secondKl the target's second answers against the reference
 * @param firstConcurrency requests in flight at the first capture
 */
public record TargetReplicate(
        int prompts,
        long positions,
        double kl,
        double referenceKl,
        double ratio,
        Double pValue,
        double firstKl,
        double secondKl,
        int firstConcurrency,
        int secondConcurrency) {}
