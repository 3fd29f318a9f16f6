package dev.landbridge.proof.diagnosis;

/**
 * Greedy continuations that left the reference's path for real, not at a near tie.
 *
 * @param hardAtFirst of those, at the very first token
 * @param floorHard the reference against its own second replicate
 */
public record DecodeEvidence(int cases, int hard, int hardAtFirst, int floorHard) {}
