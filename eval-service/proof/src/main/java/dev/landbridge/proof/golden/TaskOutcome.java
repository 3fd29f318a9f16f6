package dev.landbridge.proof.golden;

/**
 * One scored task item. Two outcomes are a pair when task, filter, doc_id and the three hashes are equal.
 *
 * @param outputTokens tokens the model wrote
 */
public record TaskOutcome(
        String task,
        String filter,
        String docId,
        String docHash,
        String promptHash,
        String targetHash,
        String output,
        boolean correct,
        String finishReason,
        int outputTokens) {

    public String key() {
        return String.join("\u0000", task, filter, docId, docHash, promptHash, targetHash);
    }
}
