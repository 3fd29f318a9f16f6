package dev.landbridge.proof.certificate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.TreeSet;

/** The first place where two JSON values differ; numbers may differ by rounding of another processor. */
final class JsonDifference {

    private static final double RELATIVE_TOLERANCE = 1e-9;

    private JsonDifference() {}

    static Optional<String> first(String path, JsonNode stated, JsonNode computed) {
        if (stated.isNumber() && computed.isNumber()) {
            double left = stated.doubleValue();
            double right = computed.doubleValue();
            double scale = Math.max(Math.abs(left), Math.abs(right));
            return Math.abs(left - right) <= RELATIVE_TOLERANCE * scale
                    ? Optional.empty()
                    : Optional.of(path + " states " + left + ", the tables give " + right);
        }
        if (stated.isObject() && computed.isObject()) {
            return objects(path, stated, computed);
        }
        if (stated.isArray() && computed.isArray() && stated.size() == computed.size()) {
            for (int i = 0; i < stated.size(); i++) {
                Optional<String> difference = first(path + "[" + i + "]", stated.get(i), computed.get(i));
                if (difference.isPresent()) {
                    return difference;
                }
            }
            return Optional.empty();
        }
        return stated.equals(computed)
                ? Optional.empty()
                : Optional.of(path + " states " + shorten(stated) + ", the tables give " + shorten(computed));
    }

    private static Optional<String> objects(String path, JsonNode stated, JsonNode computed) {
        TreeSet<String> names = new TreeSet<>();
        stated.fieldNames().forEachRemaining(names::add);
        computed.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            Optional<String> difference = first(path + "." + name, stated.path(name), computed.path(name));
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    private static String shorten(JsonNode value) {
        String text = value.toString();
        return text.length() <= 80 ? text : text.substring(0, 77) + "...";
    }
}
