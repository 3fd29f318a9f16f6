package dev.landbridge.eval.trace;

/**
 * How much of a corpus a trace takes, at most.
 *
 * @param prompts teacher-forced
 * @param decodes greedy continuations
 * @param tasks task items
 */
public record CorpusSize(int prompts, int decodes, int tasks) {}
