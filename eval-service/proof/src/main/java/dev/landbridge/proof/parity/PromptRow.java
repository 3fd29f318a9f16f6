package dev.landbridge.proof.parity;

/**
 * One prompt in the result table.
 *
 * @param kl mean KL, nats a token
 * @param firstDivergence position of the first top-1 flip, -1 when there is none
 */
public record PromptRow(
        int index,
        String caseId,
        double kl,
        double floorKl,
        double deltaNll,
        int flips,
        int positions,
        int firstDivergence,
        String text) {}
