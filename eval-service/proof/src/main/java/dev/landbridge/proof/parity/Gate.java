package dev.landbridge.proof.parity;

import java.util.Map;
import java.util.TreeMap;

/**
 * Outcome of one gate.
 *
 * @param statistic formula id, for example {@code kl.lumped.clustered-ucb}
 * @param value the judged figure; null when it could not be computed
 * @param bound what the figure was held against
 * @param n observations behind the figure
 * @param inputs every number the formula used, by name
 */
public record Gate(
        String id,
        String title,
        GateVerdict verdict,
        String statistic,
        Double value,
        Double bound,
        long n,
        String detail,
        Map<String, Double> inputs) {

    public Gate {
        value = finite(value);
        bound = finite(bound);
        Map<String, Double> kept = new TreeMap<>();
        inputs.forEach((name, number) -> kept.put(name, finite(number)));
        inputs = kept;
    }

    private static Double finite(Double number) {
        return number == null || !Double.isFinite(number) ? null : number;
    }

    Gate withVerdict(GateVerdict other, String why) {
        return new Gate(id, title, other, statistic, value, bound, n, why, inputs);
    }
}
