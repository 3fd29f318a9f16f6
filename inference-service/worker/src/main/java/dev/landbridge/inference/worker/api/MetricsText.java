package dev.landbridge.inference.worker.api;

import java.util.LinkedHashMap;
import java.util.Map;

/** Prometheus text exposition; samples of one name stand together. */
final class MetricsText {
    private final String model;
    private final Map<String, StringBuilder> families = new LinkedHashMap<>();

    MetricsText(String model) {
        this.model = model.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    void gauge(String name, double value) {
        sample(name, "gauge", "", Double.toString(value));
    }

    void counter(String name, long value) {
        sample(name, "counter", "", Long.toString(value));
    }

    void counter(String name, String label, long value) {
        sample(name, "counter", "," + label, Long.toString(value));
    }

    private void sample(String name, String type, String labels, String value) {
        families.computeIfAbsent(name, key -> new StringBuilder("# TYPE " + key + " " + type + "\n"))
                .append(name)
                .append("{model_name=\"")
                .append(model)
                .append('"')
                .append(labels)
                .append("} ")
                .append(value)
                .append('\n');
    }

    @Override
    public String toString() {
        return String.join("", families.values());
    }
}
