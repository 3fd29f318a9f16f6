package dev.landbridge.training.run;

import dev.landbridge.training.measurement.MetricEdge;
import java.util.Map;

/**
 * The newest values of a run; null where there is none yet.
 *
 * @param tokens trained on so far
 * @param heldoutExactMatchBefore share of right answers before the first step, 0 to 1
 */
public record RunSummary(
        Double loss,
        Double gradientNorm,
        Double tokensPerSecond,
        Long tokens,
        Double heldoutExactMatch,
        Double heldoutExactMatchBefore) {
    static RunSummary of(Map<String, MetricEdge> edges) {
        Double tokens = last(edges, "tokens");
        MetricEdge exactMatch = edges.get("heldout_exact_match");
        return new RunSummary(
                last(edges, "loss"),
                last(edges, "gradient_norm"),
                last(edges, "tokens_per_second"),
                tokens == null ? null : tokens.longValue(),
                exactMatch == null ? null : exactMatch.last(),
                exactMatch == null ? null : exactMatch.first());
    }

    private static Double last(Map<String, MetricEdge> edges, String key) {
        MetricEdge edge = edges.get(key);
        return edge == null ? null : edge.last();
    }
}
