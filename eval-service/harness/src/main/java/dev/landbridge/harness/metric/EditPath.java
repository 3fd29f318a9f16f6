package dev.landbridge.harness.metric;

/**
 * The cheapest way to turn a hypothesis into a reference by inserting, deleting and replacing words, searched near the
 * diagonal as sacreBLEU does.
 *
 * @param distance words inserted, deleted and replaced
 * @param aligned for each word of the reference the place in the hypothesis that it stands at; -1 before the first
 * @param missed words of the reference that are not found as they are
 * @param wrong words of the hypothesis that are not wanted as they are
 */
record EditPath(int distance, int[] aligned, boolean[] missed, boolean[] wrong) {
    private static final int BEAM = 25;
    private static final int UNREACHED = Integer.MAX_VALUE / 2;

    /** Numbers stand for words. */
    static EditPath of(int[] hypothesis, int... reference) {
        return new Search(hypothesis, reference).path();
    }

    private enum Step {
        KEEP,
        REPLACE,
        DELETE,
        INSERT
    }

    private static final class Search {
        private final int[] hypothesis;
        private final int[] reference;
        private final int[][] costs;
        private final Step[][] steps;

        Search(int[] hypothesis, int... reference) {
            this.hypothesis = hypothesis;
            this.reference = reference;
            costs = new int[hypothesis.length + 1][reference.length + 1];
            steps = new Step[hypothesis.length + 1][reference.length + 1];
            for (int j = 0; j <= reference.length; j++) {
                set(0, j, j, Step.INSERT);
            }
            double slope = hypothesis.length == 0 ? 1 : (double) reference.length / hypothesis.length;
            int beam = BEAM < slope / 2 ? (int) Math.ceil(slope / 2 + BEAM) : BEAM;
            for (int i = 1; i <= hypothesis.length; i++) {
                java.util.Arrays.fill(costs[i], UNREACHED);
                int diagonal = (int) Math.floor(i * slope);
                boolean last = i == hypothesis.length;
                int to = last ? reference.length : Math.min(reference.length, diagonal + beam - 1);
                for (int j = Math.max(0, diagonal - beam); j <= to; j++) {
                    choose(i, j);
                }
            }
        }

        /** Of steps that cost the same, the one named first. */
        private void choose(int i, int j) {
            if (j > 0) {
                boolean same = hypothesis[i - 1] == reference[j - 1];
                offer(i, j, costs[i - 1][j - 1] + (same ? 0 : 1), same ? Step.KEEP : Step.REPLACE);
            }
            offer(i, j, costs[i - 1][j] + 1, Step.DELETE);
            if (j > 0) {
                offer(i, j, costs[i][j - 1] + 1, Step.INSERT);
            }
        }

        private void offer(int i, int j, int cost, Step step) {
            if (cost < costs[i][j]) {
                set(i, j, cost, step);
            }
        }

        private void set(int i, int j, int cost, Step step) {
            costs[i][j] = cost;
            steps[i][j] = step;
        }

        EditPath path() {
            int[] aligned = new int[reference.length];
            boolean[] missed = new boolean[reference.length];
            boolean[] wrong = new boolean[hypothesis.length];
            int i = hypothesis.length;
            int j = reference.length;
            while (i > 0 || j > 0) {
                Step step = steps[i][j];
                boolean fault = step != Step.KEEP;
                if (step != Step.DELETE) {
                    aligned[j - 1] = i - 1;
                    missed[j - 1] = fault;
                    j--;
                }
                if (step != Step.INSERT) {
                    wrong[i - 1] = fault;
                    i--;
                }
            }
            return new EditPath(costs[hypothesis.length][reference.length], aligned, missed, wrong);
        }
    }
}
