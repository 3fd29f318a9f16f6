package dev.landbridge.proof.golden;

/** Greedy continuations of the {@code generate} cases, in their order; every position is scored. */
public record Decodes(TokenTable tokens, Scores scores) {}
