package dev.landbridge.training.tracking;

import dev.landbridge.kit.problem.Problem;
import dev.landbridge.training.measurement.LoggedMetric;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is written to a run at once; checked against the limits of the protocol. */
public record Batch(List<LoggedMetric> metrics, List<Map.Entry<String, String>> params, Map<String, String> tags) {
    private static final int MAX_METRICS = 1000;
    private static final int MAX_PARAMS = 100;
    private static final int MAX_TAGS = 100;
    private static final int MAX_TOTAL = 1000;
    private static final int MAX_KEY = 250;
    private static final int MAX_PARAM_VALUE = 6000;
    private static final int MAX_TAG_VALUE = 8000;

    public Batch {
        limit("metrics", metrics.size(), MAX_METRICS);
        limit("params", params.size(), MAX_PARAMS);
        limit("tags", tags.size(), MAX_TAGS);
        limit("metrics, params, and tags", metrics.size() + params.size() + tags.size(), MAX_TOTAL);
        metrics.forEach(metric -> {
            key("Metric name", metric.key());
            if (metric.at() < 0) {
                throw Problem.invalid("timestamp", "of metric '" + metric.key() + "' must not be negative");
            }
        });
        Set<String> keys = new HashSet<>();
        params.forEach(param -> {
            key("Param key", param.getKey());
            length("Param value of '" + param.getKey() + "'", param.getValue(), MAX_PARAM_VALUE);
            if (!keys.add(param.getKey())) {
                throw Problem.invalid(
                        "params",
                        "Duplicate parameter keys have been submitted: ['" + param.getKey()
                                + "']. Please ensure the request contains only one param value per param key.");
            }
        });
        tags.forEach((tag, value) -> {
            key("Tag key", tag);
            length("Tag value of '" + tag + "'", value, MAX_TAG_VALUE);
        });
    }

    public boolean metricsOnly() {
        return params.isEmpty() && tags.isEmpty();
    }

    public static Batch ofMetric(LoggedMetric metric) {
        return new Batch(List.of(metric), List.of(), Map.of());
    }

    public static Batch ofParam(String key, String value) {
        return new Batch(List.of(), List.of(Map.entry(key, value)), Map.of());
    }

    public static Batch ofTag(String key, String value) {
        return new Batch(List.of(), List.of(), Map.of(key, value));
    }

    private static void key(String what, String key) {
        if (key == null || key.isEmpty()) {
            throw Problem.invalid("key", what + " must not be empty.");
        }
        length(what, key, MAX_KEY);
        boolean plain =
                key.chars().allMatch(letter -> Character.isLetterOrDigit(letter) || "/_.- :".indexOf(letter) >= 0);
        boolean path = key.startsWith("/")
                || key.equals(".")
                || List.of(key.split("/", -1)).contains("..");
        if (path || (what.startsWith("Metric") || what.startsWith("Param")) && !plain) {
            throw Problem.invalid(
                    "key",
                    "Invalid value '" + key + "': names may only contain alphanumerics, underscores (_), dashes (-),"
                            + " periods (.), spaces ( ), colons (:) and slashes (/), and must not be paths upwards.");
        }
    }

    private static void length(String what, String text, int max) {
        if (text != null && text.length() > max) {
            throw Problem.invalid(
                    what, "exceeds the maximum length of " + max + " characters; it has " + text.length() + ".");
        }
    }

    private static void limit(String what, int count, int max) {
        if (count > max) {
            throw Problem.invalid(
                    what,
                    "A batch logging request can contain at most " + max + " " + what + ". Got " + count + " " + what
                            + ". Please split up " + what + " across multiple requests and try again.");
        }
    }
}
