package dev.landbridge.training.tracking;

/** A logged model that a run read or made. */
public record ModelUse(Direction direction, String modelId, long step) {
    /** Which way the model went. */
    public enum Direction {
        INPUT,
        OUTPUT
    }
}
