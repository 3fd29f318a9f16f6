package dev.landbridge.training.mlflow;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.landbridge.kit.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A tag or a param. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Pair(String key, String value) {
    public Pair {
        value = value == null ? "" : value;
    }

    static List<Pair> list(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> new Pair(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** The last value of a key counts. */
    static Map<String, String> map(List<Pair> pairs, String what) {
        Map<String, String> values = new LinkedHashMap<>();
        entries(pairs, what).forEach(entry -> values.put(entry.getKey(), entry.getValue()));
        return values;
    }

    static List<Map.Entry<String, String>> entries(List<Pair> pairs, String what) {
        List<Map.Entry<String, String>> entries = new ArrayList<>();
        for (Pair pair : Wire.list(pairs)) {
            if (pair == null || pair.key() == null || pair.key().isEmpty()) {
                throw Problem.invalid(what, "Missing value for required parameter 'key'.");
            }
            entries.add(Map.entry(pair.key(), pair.value()));
        }
        return entries;
    }
}
