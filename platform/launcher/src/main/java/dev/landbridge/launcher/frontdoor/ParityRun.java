package dev.landbridge.launcher.frontdoor;

/** A comparison of a deployment with a golden trace; verdict and statistics are null until it has finished. */
public record ParityRun(
        String id, String state, String message, String verdict, String sentence, Statistics statistics) {

    /** Kullback-Leibler divergence in nats, negative log likelihood shift in nats per token, agreement as a share. */
    public record Statistics(Double meanKl, Double top1Agreement, Double deltaNll) {}
}
