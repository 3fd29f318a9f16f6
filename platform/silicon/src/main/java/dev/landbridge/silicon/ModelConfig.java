package dev.landbridge.silicon;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** config.json of a model, read by dotted paths; what is absent at the top is looked for in {@code text_config}. */
record ModelConfig(JsonNode json) {

    /** Values at {@code a.b|c.*.d}: alternatives by {@code |}, any key by {@code *}; the first alternative found wins. */
    List<JsonNode> values(String paths) {
        for (String path : paths.split("\\|", -1)) {
            List<JsonNode> found = walk(json, path.split("\\.", -1), 0);
            if (found.isEmpty() && json.path("text_config").isObject()) {
                found = walk(json.path("text_config"), path.split("\\.", -1), 0);
            }
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    OptionalLong number(String paths) {
        return values(paths).stream()
                .filter(JsonNode::isNumber)
                .mapToLong(JsonNode::asLong)
                .findFirst();
    }

    long number(String paths, long otherwise) {
        return number(paths).orElse(otherwise);
    }

    String text(String paths) {
        return values(paths).stream()
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .findFirst()
                .orElse("");
    }

    String architecture() {
        return json.path("architectures").path(0).asText("");
    }

    private static List<JsonNode> walk(JsonNode node, String[] path, int depth) {
        if (depth == path.length) {
            return node.isMissingNode() ? List.of() : List.of(node);
        }
        if (!path[depth].equals("*")) {
            return walk(node.path(path[depth]), path, depth + 1);
        }
        List<JsonNode> found = new ArrayList<>();
        node.elements().forEachRemaining(child -> found.addAll(walk(child, path, depth + 1)));
        return found;
    }
}
