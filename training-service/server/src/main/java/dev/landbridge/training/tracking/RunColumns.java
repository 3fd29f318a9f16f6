package dev.landbridge.training.tracking;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which metrics and params a table of runs shows.
 *
 * @param metrics keys; null shows each run's first ones
 * @param params as metrics
 */
record RunColumns(Set<String> metrics, Set<String> params) {
    static final int DEFAULT = 20;

    /** @param text such as {@code metrics.loss,params.lr}; null or blank shows the first ones */
    static RunColumns of(List<String> text) {
        List<String> names = text.stream()
                .flatMap(part -> Arrays.stream(part.split(",")))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        return names.isEmpty()
                ? new RunColumns(null, null)
                : new RunColumns(named(names, "metrics."), named(names, "params."));
    }

    Map<String, String> params(Map<String, String> all) {
        return all.entrySet().stream()
                .filter(param -> params == null || params.contains(param.getKey()))
                .limit(params == null ? DEFAULT : Long.MAX_VALUE)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, LinkedHashMap::new));
    }

    private static Set<String> named(List<String> names, String prefix) {
        return names.stream()
                .filter(name -> name.startsWith(prefix))
                .map(name -> name.substring(prefix.length()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
