package dev.landbridge.inference.gateway;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A JSON object whose members keep their exact text, so that what the gateway does not understand passes through it
 * unchanged, digits included. Of a repeated member the last counts, here and for whoever reads the result.
 */
final class RawObject {
    private static final JsonFactory JSON = new JsonFactory();

    private final Map<String, String> members;

    private RawObject(Map<String, String> members) {
        this.members = members;
    }

    static RawObject parse(String text) throws IOException {
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new JsonParseException(parser, "not an object");
            }
            Map<String, String> members = new LinkedHashMap<>();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                members.put(name, value(parser, text));
            }
            if (parser.nextToken() != null) {
                throw new JsonParseException(parser, "something follows the object");
            }
            return new RawObject(members);
        }
    }

    /** The exact text of each element. */
    static List<String> elements(String array) throws IOException {
        try (JsonParser parser = JSON.createParser(array)) {
            List<String> elements = new ArrayList<>();
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                return elements;
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                elements.add(value(parser, array));
            }
            return elements;
        }
    }

    static String quote(String text) {
        return "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
    }

    /** The member's JSON text, or null when it is absent or null. */
    String get(String name) {
        String value = members.get(name);
        return value == null || value.equals("null") ? null : value;
    }

    boolean isTrue(String name) {
        return "true".equals(members.get(name));
    }

    /** The member's value when it is a string. */
    Optional<String> text(String name) throws IOException {
        String value = get(name);
        if (value == null || !value.startsWith("\"")) {
            return Optional.empty();
        }
        try (JsonParser parser = JSON.createParser(value)) {
            parser.nextToken();
            return Optional.of(parser.getText());
        }
    }

    RawObject put(String name, String json) {
        members.put(name, json);
        return this;
    }

    RawObject remove(String name) {
        members.remove(name);
        return this;
    }

    @Override
    public String toString() {
        return members.entrySet().stream()
                .map(member -> quote(member.getKey()) + ":" + member.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String value(JsonParser parser, String text) throws IOException {
        int start = (int) parser.currentTokenLocation().getCharOffset();
        parser.skipChildren();
        parser.finishToken();
        return text.substring(start, (int) parser.currentLocation().getCharOffset());
    }
}
