package dev.landbridge.inference.worker.fault;

import dev.landbridge.formats.huggingface.ModelConfig;
import dev.landbridge.inference.worker.graph.GraphOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Deliberate mistakes of one engine, by name. The files of the model stay untouched. */
public final class Faults {
    public static final Faults NONE = new Faults(Map.of());

    private static final double SWITCHED_ON = 1;

    private final Map<FaultName, Double> values;

    private Faults(Map<FaultName, Double> values) {
        this.values = Map.copyOf(values);
    }

    /** Parses texts like {@code rope-base=1000000} and {@code echo-row}. */
    public static Faults parse(List<String> texts) {
        Map<FaultName, Double> values = new TreeMap<>();
        for (String text : texts) {
            int equals = text.indexOf('=');
            FaultName name = FaultName.of(equals < 0 ? text : text.substring(0, equals));
            values.put(name, value(name, text, equals));
        }
        return new Faults(values);
    }

    private static double value(FaultName name, String text, int equals) {
        if (!name.takesValue()) {
            if (equals >= 0) {
                throw new IllegalArgumentException("fault '" + name.label() + "' takes no value");
            }
            return SWITCHED_ON;
        }
        try {
            double value = equals < 0 ? Double.NaN : Double.parseDouble(text.substring(equals + 1));
            if (name.accepts(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("fault '" + text + "' needs a number after '='", e);
        }
        throw new IllegalArgumentException("fault '" + text + "' needs a number of its range after '='");
    }

    /** The texts that {@link #parse} reads, in the order of their names. */
    public List<String> labels() {
        List<String> labels = new ArrayList<>();
        new TreeMap<>(values)
                .forEach((name, value) ->
                        labels.add(name.takesValue() ? name.label() + "=" + plain(value) : name.label()));
        labels.sort(null);
        return labels;
    }

    /** The numbers of the graph with this engine's mistakes in them. */
    public GraphOptions.Constants constants(ModelConfig model) {
        return new GraphOptions.Constants(
                find(FaultName.ROPE_BASE).orElse(model.ropeTheta()),
                find(FaultName.ATTENTION_SCALE).orElse(1.0) / Math.sqrt(model.headDim()),
                find(FaultName.NORM_EPSILON).orElse(model.rmsNormEps()));
    }

    boolean isNone() {
        return values.isEmpty();
    }

    boolean spoilRows() {
        return values.keySet().stream().anyMatch(FaultName::spoilsRows);
    }

    boolean has(FaultName name) {
        return values.containsKey(name);
    }

    Optional<Double> find(FaultName name) {
        return Optional.ofNullable(values.get(name));
    }

    Optional<Integer> count(FaultName name) {
        return find(name).map(Double::intValue);
    }

    private static String plain(double value) {
        return value == Math.rint(value) && value < 1e15 ? Long.toString((long) value) : Double.toString(value);
    }
}
