package dev.landbridge.training.mlflow;

import dev.landbridge.kit.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** How values come over the wire: query parameters are text, lists may be missing, an answer may be empty. */
final class Wire {
    static final Map<String, Object> EMPTY = Map.of();

    private Wire() {}

    static <T> List<T> list(List<T> list) {
        if (list == null) {
            return List.of();
        }
        if (list.stream().anyMatch(Objects::isNull)) {
            throw Problem.invalid("request", "A list in the request contains null; leave the element out.");
        }
        return list;
    }

    static String required(String name, String value) {
        if (value == null || value.isEmpty()) {
            throw Problem.invalid(name, "Missing value for required parameter '" + name + "'.");
        }
        return value;
    }

    static <T> T required(String name, T value) {
        if (value == null) {
            throw Problem.invalid(name, "Missing value for required parameter '" + name + "'.");
        }
        return value;
    }

    /** The first that is given. */
    static String either(String one, String other) {
        return one == null || one.isEmpty() ? other : one;
    }

    /** @param value null or empty is the default */
    static int size(String value, int standard, int max) {
        if (value == null || value.isEmpty()) {
            return standard;
        }
        try {
            return size(Long.valueOf(value), standard, max);
        } catch (NumberFormatException e) {
            throw Problem.invalid("max_results", "Invalid value " + value + ": it must be an integer.");
        }
    }

    static int size(Long value, int standard, int max) {
        if (value == null) {
            return standard;
        }
        if (value < 1 || value > max) {
            throw Problem.invalid(
                    "max_results",
                    "Invalid value " + value + " for parameter 'max_results' supplied: it must be between 1 and " + max
                            + ".");
        }
        return value.intValue();
    }

    static Long number(String name, String value) {
        try {
            return value == null || value.isEmpty() ? null : Long.valueOf(value);
        } catch (NumberFormatException e) {
            throw Problem.invalid(name, "must be an integer");
        }
    }
}
