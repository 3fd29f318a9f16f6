package dev.landbridge.inference.worker.graph;

/** What the served graph depends on besides the model; {@code maxLength} is the cache length in tokens. */
public record GraphOptions(Numerics numerics, Constants constants, int maxLength) {
    /** The numbers of the formulas; {@code attentionScale} is normally 1/sqrt(head_dim). */
    public record Constants(double ropeBase, double attentionScale, double normEpsilon) {}
}
