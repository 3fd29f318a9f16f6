package dev.landbridge.formats.digest;

import com.fasterxml.jackson.core.io.schubfach.DoubleToDecimal;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * JSON with one spelling for each value, after RFC 8785: keys sorted by UTF-16 code units, no white
 * space, shortest numbers in ECMAScript form.
 */
public final class CanonicalJson {
    private static final JsonMapper JSON = new JsonMapper();
    private static final long MAX_EXACT_INTEGER = 1L << 53;

    private CanonicalJson() {}

    /**
     * @param value a JsonNode, or anything Jackson turns into one
     * @throws IllegalArgumentException for NaN, infinities, integers beyond 2^53 and lone surrogates
     */
    public static String write(Object value) {
        StringBuilder out = new StringBuilder();
        append(out, JSON.valueToTree(value));
        return out.toString();
    }

    /** UTF-8 bytes of {@link #write}. */
    public static byte[] bytes(Object value) {
        return write(value).getBytes(StandardCharsets.UTF_8);
    }

    /** SHA-256 of {@link #bytes}, lower-case hex. */
    public static String sha256(Object value) {
        return Sha256.hex(bytes(value));
    }

    private static void append(StringBuilder out, JsonNode node) {
        switch (node.getNodeType()) {
            case OBJECT -> appendObject(out, node);
            case ARRAY -> appendArray(out, node);
            case STRING -> appendString(out, node.textValue());
            case NUMBER -> out.append(number(node));
            case BOOLEAN -> out.append(node.booleanValue());
            case NULL -> out.append("null");
            default -> throw new IllegalArgumentException("no JSON form for " + node.getNodeType());
        }
    }

    private static void appendObject(StringBuilder out, JsonNode node) {
        Map<String, JsonNode> sorted = new TreeMap<>();
        node.properties().forEach(field -> sorted.put(field.getKey(), field.getValue()));
        String separator = "{";
        for (Map.Entry<String, JsonNode> field : sorted.entrySet()) {
            appendString(out.append(separator), field.getKey());
            append(out.append(':'), field.getValue());
            separator = ",";
        }
        out.append(sorted.isEmpty() ? "{}" : "}");
    }

    private static void appendArray(StringBuilder out, JsonNode node) {
        String separator = "";
        out.append('[');
        for (JsonNode element : node) {
            append(out.append(separator), element);
            separator = ",";
        }
        out.append(']');
    }

    private static void appendString(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                out.append(c).append(text.charAt(++i));
            } else if (Character.isSurrogate(c)) {
                throw new IllegalArgumentException("lone surrogate in a string");
            } else {
                appendCharacter(out, c);
            }
        }
        out.append('"');
    }

    private static void appendCharacter(StringBuilder out, char c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\f' -> out.append("\\f");
            case '\r' -> out.append("\\r");
            default -> out.append(c < ' ' ? String.format(Locale.ROOT, "\\u%04x", (int) c) : String.valueOf(c));
        }
    }

    private static String number(JsonNode node) {
        if (node.isIntegralNumber()) {
            if (!node.canConvertToLong()
                    || node.longValue() > MAX_EXACT_INTEGER
                    || node.longValue() < -MAX_EXACT_INTEGER) {
                throw new IllegalArgumentException("integer " + node + " is beyond 2^53; write it as a string");
            }
            return Long.toString(node.longValue());
        }
        // A float's own shortest digits, not those of its double neighbour, are what was meant.
        return number(node.isFloat() ? Double.parseDouble(node.asText()) : node.doubleValue());
    }

    /** The ECMAScript spelling of a double; also the shortest that reads back to it. */
    public static String number(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("JSON has no " + value);
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal shortest = shortest(Math.abs(value));
        String sign = value < 0 ? "-" : "";
        String digits = shortest.unscaledValue().toString();
        int point = digits.length() - shortest.scale();
        if (point > 21 || point <= -6) {
            String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
            return sign + digits.charAt(0) + fraction + "e" + (point > 0 ? "+" : "") + (point - 1);
        }
        return sign + shortest.toPlainString();
    }

    private static BigDecimal shortest(double value) {
        BigDecimal decimal = new BigDecimal(DoubleToDecimal.toString(value)).stripTrailingZeros();
        if (decimal.precision() == 2) {
            // Java never writes fewer than two digits; ECMAScript does (4.9E-324 is 5e-324).
            BigDecimal oneDigit = new BigDecimal(value).round(new MathContext(1, RoundingMode.HALF_EVEN));
            return oneDigit.doubleValue() == value ? oneDigit.stripTrailingZeros() : decimal;
        }
        return decimal;
    }
}
