package dev.landbridge.eval.capture;

/**
 * One pass over a list of items.
 *
 * @param name unique within the job, for example {@code score.r1}
 * @param order in which the items are sent; results are kept by index
 * @param repeated whether each item is asked twice in a row, of which the second answer counts
 */
public record Part(String name, int[] order, int concurrency, boolean repeated) {
    public Part(String name, int[] order, int concurrency) {
        this(name, order, concurrency, false);
    }

    public Part repeatedIf(boolean twice) {
        return new Part(name, order, concurrency, twice);
    }

    public static Part inOrder(String name, int items, int concurrency) {
        int[] order = new int[items];
        for (int i = 0; i < items; i++) {
            order[i] = i;
        }
        return new Part(name, order, concurrency);
    }

    /** A fixed shuffle, so that a replicate meets other neighbours in the batch. */
    public static Part shuffled(String name, int items, int concurrency, long seed) {
        int[] order = inOrder(name, items, concurrency).order();
        java.util.SplittableRandom random = new java.util.SplittableRandom(seed);
        for (int i = items - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
        return new Part(name, order, concurrency);
    }
}
