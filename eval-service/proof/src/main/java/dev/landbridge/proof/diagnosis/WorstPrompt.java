package dev.landbridge.proof.diagnosis;

/**
 * One of the prompts with the most KL.
 *
 * @param kl mean, nats a token
 * @param firstDivergence null when both sides prefer the same tokens throughout
 */
public record WorstPrompt(int index, String caseId, double kl, double floorKl, FirstDivergence firstDivergence) {}
