package dev.landbridge.eval.capture;

/** A finished item; {@code correct} is null where right and wrong have no meaning. */
public record CapturedItem(int index, Boolean correct, String payload) {}
