package dev.landbridge.inference.worker.graph;

/** What the served graph depends on besides the model; {@code maxLength} is the cache length in tokens. */
public record GraphOptions(Numerics numerics, Faults faults, int maxLength) {}
