package dev.landbridge.registry.diff;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.registry.diff.VersionDiff.ConfigChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Compares two config.json leaf by leaf. */
final class ConfigChanges {
    private final List<ConfigChange> changes = new ArrayList<>();

    private ConfigChanges() {}

    /** By path. A mapping that only one side has is one change. */
    static List<ConfigChange> between(JsonNode from, JsonNode to) {
        ConfigChanges found = new ConfigChanges();
        found.compare("", from, to);
        return List.copyOf(found.changes);
    }

    private void compare(String path, JsonNode from, JsonNode to) {
        if (same(from, to)) {
            return;
        }
        boolean inside = path.isEmpty() || isObject(from) && isObject(to);
        if (!inside) {
            changes.add(new ConfigChange(path, from, to));
            return;
        }
        Set<String> names = new TreeSet<>();
        for (JsonNode side : new JsonNode[] {from, to}) {
            if (isObject(side)) {
                side.fieldNames().forEachRemaining(names::add);
            }
        }
        for (String name : names) {
            compare(path.isEmpty() ? name : path + "." + name, child(from, name), child(to, name));
        }
    }

    private static boolean same(JsonNode from, JsonNode to) {
        if (from == null || to == null) {
            return from == null && to == null;
        }
        // 10000 and 10000.0 are one number to every reader of a config
        return from.equals(to)
                || from.isNumber() && to.isNumber() && from.decimalValue().compareTo(to.decimalValue()) == 0;
    }

    private static boolean isObject(JsonNode node) {
        return node != null && node.isObject();
    }

    private static JsonNode child(JsonNode node, String name) {
        return isObject(node) ? node.get(name) : null;
    }
}
