package dev.landbridge.proof.golden;

/**
 * A task item as it is put to a model, so that a target can be asked where the data set is not at hand.
 *
 * @param docId as in {@link TaskOutcome}
 * @param scratchpad reasoning of the data set's own answer; empty when there is none
 * @param answer the right one
 */
public record TaskQuestion(String docId, String question, String scratchpad, String answer) {}
