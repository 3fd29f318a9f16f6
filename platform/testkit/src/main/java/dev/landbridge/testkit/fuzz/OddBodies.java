package dev.landbridge.testkit.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Bodies beside a good one that no client means: values of the wrong type, numbers beyond every type, NUL, halves of
 * surrogate pairs, deep nests, missing and doubled members, torn JSON, bytes that are no UTF-8.
 */
final class OddBodies {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int RAW = 0xE000;

    private static final List<String> ODD = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1.5",
            "2147483648",
            "-9223372036854775809",
            "1e308",
            "1e999",
            "123456789012345678901234567890123456789012345678901234567890",
            "NaN",
            "\"\"",
            "\" \"",
            "\"\\u0000\"",
            "\"a\\u0000b\"",
            "\"\\ud800\"",
            "\"\\udc00x\"",
            "\"\\ufffe\\u202e\"",
            "\"🙂é数\"",
            "\"NaN\"",
            "\"-1\"",
            "\"99999999999999999999\"",
            "\"../../etc/passwd\"",
            "\"'; drop table model; --\"",
            "\"%00%ff\"",
            "\"" + "x".repeat(70_000) + "\"",
            "{}",
            "[]",
            "[null]",
            "[[]]",
            "{\"\":{\"\":null}}",
            "{\"key\":1,\"key\":\"2\"}",
            "[" + "1,".repeat(3000) + "1]",
            "[".repeat(900) + "]".repeat(900),
            "[".repeat(5000) + "]".repeat(5000),
            "{\"a\":".repeat(800) + "1" + "}".repeat(800));

    private static final List<byte[]> WHOLE = List.of(
            new byte[0],
            "null".getBytes(StandardCharsets.UTF_8),
            "[]".getBytes(StandardCharsets.UTF_8),
            "\"text\"".getBytes(StandardCharsets.UTF_8),
            "7".getBytes(StandardCharsets.UTF_8),
            "{} {}".getBytes(StandardCharsets.UTF_8),
            "\ufeff{}".getBytes(StandardCharsets.UTF_8),
            "{".getBytes(StandardCharsets.UTF_8),
            "{\"a\":}".getBytes(StandardCharsets.UTF_8),
            new byte[] {'{', '"', (byte) 0xff, (byte) 0xc0, '"', ':', '1', '}'},
            new byte[] {0, 0, 0, 0},
            "{}".getBytes(StandardCharsets.UTF_16));

    private final Random random;

    OddBodies(Random random) {
        this.random = random;
    }

    /** @param good a JSON object that the door would take */
    byte[] beside(String good) {
        int dice = random.nextInt(12);
        if (dice == 0) {
            return WHOLE.get(random.nextInt(WHOLE.size()));
        }
        byte[] changed = changed(good).getBytes(StandardCharsets.UTF_8);
        return dice == 1 ? Arrays.copyOf(changed, random.nextInt(changed.length)) : changed;
    }

    /** A text for the address or its query. */
    String text() {
        String odd = odd();
        try {
            JsonNode value = JSON.readTree(odd);
            return value.isTextual() ? value.textValue() : odd.substring(0, Math.min(odd.length(), 2000));
        } catch (JsonProcessingException e) {
            return odd.substring(0, Math.min(odd.length(), 2000));
        }
    }

    private String changed(String good) {
        try {
            JsonNode root = JSON.readTree(good);
            List<String> raw = new ArrayList<>();
            for (int n = 1 + random.nextInt(2); n > 0; n--) {
                change(root, raw);
            }
            String text = JSON.writeValueAsString(root);
            for (int i = 0; i < raw.size(); i++) {
                text = text.replace("\"" + (char) (RAW + i) + "\"", raw.get(i));
            }
            return text;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + good, e);
        }
    }

    private void change(JsonNode root, List<String> raw) {
        List<JsonNode> parents = new ArrayList<>();
        collect(root, parents);
        JsonNode parent = parents.get(random.nextInt(parents.size()));
        JsonNode odd = TextNode.valueOf(Character.toString((char) (RAW + raw.size())));
        if (parent instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            names.add(text());
            String name = names.get(random.nextInt(names.size()));
            if (random.nextInt(8) == 0) {
                object.remove(name);
            } else {
                raw.add(odd());
                object.set(name, odd);
            }
        } else if (parent instanceof ArrayNode array) {
            raw.add(odd());
            if (array.isEmpty() || random.nextBoolean()) {
                array.add(odd);
            } else {
                array.set(random.nextInt(array.size()), odd);
            }
        }
    }

    private static void collect(JsonNode node, List<JsonNode> parents) {
        if (node.isContainerNode()) {
            parents.add(node);
            node.forEach(child -> collect(child, parents));
        }
    }

    private String odd() {
        return ODD.get(random.nextInt(ODD.size()));
    }
}
