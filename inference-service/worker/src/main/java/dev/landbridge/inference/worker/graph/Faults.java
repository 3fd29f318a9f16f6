package dev.landbridge.inference.worker.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Deliberate mistakes in the served graph, by name; the weights stay untouched. They exist to show that the proof finds them. */
public record Faults(Map<String, Double> values) {
    public static final Faults NONE = new Faults(Map.of());

    private static final String ROPE_BASE = "rope-base";
    private static final String ATTENTION_SCALE = "attention-scale";
    private static final String NORM_EPSILON = "norm-epsilon";
    private static final Set<String> KNOWN = Set.of(ROPE_BASE, ATTENTION_SCALE, NORM_EPSILON);

    public Faults {
        values = Map.copyOf(values);
    }

    /** Parses {@code name=value} texts. */
    public static Faults parse(List<String> texts) {
        Map<String, Double> values = new TreeMap<>();
        for (String text : texts) {
            int equals = text.indexOf('=');
            String name = equals < 0 ? text : text.substring(0, equals);
            if (equals < 0 || !KNOWN.contains(name)) {
                throw new IllegalArgumentException(
                        "fault '" + text + "' is not NAME=NUMBER with a known name: " + String.join(", ", KNOWN));
            }
            values.put(name, positive(text, text.substring(equals + 1)));
        }
        return new Faults(values);
    }

    public List<String> labels() {
        List<String> labels = new ArrayList<>();
        new TreeMap<>(values).forEach((name, value) -> labels.add(name + "=" + plain(value)));
        return labels;
    }

    double ropeBase(double normal) {
        return values.getOrDefault(ROPE_BASE, normal);
    }

    double attentionScale(double normal) {
        return normal * values.getOrDefault(ATTENTION_SCALE, 1.0);
    }

    double normEpsilon(double normal) {
        return values.getOrDefault(NORM_EPSILON, normal);
    }

    private static double positive(String fault, String text) {
        try {
            double value = Double.parseDouble(text);
            if (value > 0 && Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("fault '" + fault + "' needs a number after '='", e);
        }
        throw new IllegalArgumentException("fault '" + fault + "' needs a positive number after '='");
    }

    private static String plain(double value) {
        return value == Math.rint(value) && value < 1e15 ? Long.toString((long) value) : Double.toString(value);
    }
}
