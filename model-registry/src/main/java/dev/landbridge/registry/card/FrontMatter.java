package dev.landbridge.registry.card;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A README.md as the Hugging Face Hub keeps it: YAML between two lines of three hyphens, then Markdown.
 *
 * @param fields the YAML mapping; missing when there is none or it is not readable
 * @param markdown what follows
 */
record FrontMatter(JsonNode fields, String markdown) {
    private static final String FENCE = "---";
    private static final int MAX_CHARACTERS = 1 << 16;
    private static final YAMLMapper YAML = new YAMLMapper();

    static FrontMatter of(String readme) {
        List<String> lines = readme.lines().toList();
        if (lines.isEmpty() || !lines.get(0).strip().equals(FENCE)) {
            return new FrontMatter(MissingNode.getInstance(), readme);
        }
        int end = 1;
        while (end < lines.size() && !lines.get(end).strip().equals(FENCE)) {
            end++;
        }
        if (end == lines.size()) {
            return new FrontMatter(MissingNode.getInstance(), readme);
        }
        String body = String.join("\n", lines.subList(end + 1, lines.size())).strip();
        return new FrontMatter(read(String.join("\n", lines.subList(1, end))), body);
    }

    /** A text or number of that name; a list is joined with commas. */
    Optional<String> text(String name) {
        JsonNode value = fields.path(name);
        if (value.isArray()) {
            List<String> parts = new ArrayList<>();
            value.forEach(part -> parts.add(part.asText()));
            return Optional.of(String.join(", ", parts)).filter(joined -> !joined.isBlank());
        }
        return Optional.of(value.asText("")).map(String::strip).filter(found -> !found.isEmpty());
    }

    // whoever uploads a README may write anything there: what cannot be read says nothing
    private static JsonNode read(String yaml) {
        if (yaml.length() > MAX_CHARACTERS) {
            return MissingNode.getInstance();
        }
        try {
            JsonNode read = YAML.readTree(yaml);
            return read.isObject() ? read : MissingNode.getInstance();
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
