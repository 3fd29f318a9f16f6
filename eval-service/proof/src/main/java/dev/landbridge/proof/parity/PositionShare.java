package dev.landbridge.proof.parity;

import dev.landbridge.proof.statistics.Binomials;
import dev.landbridge.proof.statistics.ClusteredMean;
import java.util.List;

/**
 * Share of positions with some property, and its upper bound: the exact binomial one, or the one from the spread over
 * prompts where that is higher.
 */
record PositionShare(long events, long n, double upper) {

    /** A property of one position of a prompt. */
    @FunctionalInterface
    interface Property {
        boolean holds(PromptComparison prompt, int row);
    }

    static PositionShare of(PositionTables tables, Property property, double confidence, boolean clustered) {
        List<PromptComparison> prompts = tables.prompts();
        double[] shares = new double[prompts.size()];
        long events = 0;
        for (int j = 0; j < shares.length; j++) {
            long own = count(prompts.get(j), property);
            shares[j] = (double) own / prompts.get(j).rows();
            events += own;
        }
        long n = tables.positions();
        double exact = Binomials.upper(events, n, confidence);
        double upper = clustered && events > 0
                ? Math.max(exact, ClusteredMean.of(shares, tables.sizes()).upper(confidence))
                : exact;
        return new PositionShare(events, n, Math.min(1, upper));
    }

    private static long count(PromptComparison prompt, Property property) {
        long count = 0;
        for (int row = 0; row < prompt.rows(); row++) {
            count += property.holds(prompt, row) ? 1 : 0;
        }
        return count;
    }

    double share() {
        return (double) events / n;
    }
}
