package dev.landbridge.proof.golden;

/** Text of one greedy continuation. */
public record Generation(String text, String finishReason) {}
