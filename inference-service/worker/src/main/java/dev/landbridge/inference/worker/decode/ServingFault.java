package dev.landbridge.inference.worker.decode;

/** Spoils rows of logits between the graph and whoever asked for them. One for each sequence; called by the scheduler's thread. */
public interface ServingFault {
    ServingFault NONE = (row, place) -> {};

    /** Changes the row in place, or leaves it. */
    void spoil(float[] row, Place place);

    /**
     * Where a row comes from.
     *
     * @param position of the token that was fed
     * @param prompt whether it belongs to the prompt
     * @param running sequences that run together in this step
     */
    record Place(int position, boolean prompt, int running) {}

    /** Gives each new sequence its own. */
    @FunctionalInterface
    interface Source {
        Source NONE = prompt -> ServingFault.NONE;

        ServingFault of(int[] prompt);
    }
}
