package dev.landbridge.training.measurement;

/**
 * How far a run has come.
 *
 * @param totalSteps 0 while the worker has not said
 * @param tokens trained on so far
 */
public record Progress(long step, long totalSteps, long tokens) {
    public static final Progress NONE = new Progress(0, 0, 0);
}
