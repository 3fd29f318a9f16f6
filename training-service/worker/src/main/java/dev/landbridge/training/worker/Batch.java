package dev.landbridge.training.worker;

/**
 * Padded samples, row-major [rows][length].
 *
 * @param inputs token ids
 * @param targets the next token of each position
 * @param weights minus one over the number of completion tokens where the target belongs to a
 *     completion, else 0: the loss is the sum of weight times log-probability
 * @param tokens positions that are not padding
 */
record Batch(int rows, int length, long[] inputs, long[] targets, float[] weights, int tokens) {}
