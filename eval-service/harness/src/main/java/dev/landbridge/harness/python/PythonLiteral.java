package dev.landbridge.harness.python;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code ast.literal_eval}: strings, numbers, lists, tuples, dicts, True, False and None. */
public final class PythonLiteral {
    private final String text;
    private int at;

    private PythonLiteral(String text) {
        this.text = text;
    }

    /** @throws IllegalArgumentException when the text is not a literal */
    public static Object parse(String text) {
        PythonLiteral literal = new PythonLiteral(PythonText.strip(text));
        Object value = literal.sequence();
        if (literal.at < literal.text.length()) {
            throw literal.wrong();
        }
        return value;
    }

    /** A value, or several with commas between: a tuple. */
    private Object sequence() {
        Object first = value();
        if (!skip(',')) {
            return first;
        }
        List<Object> tuple = new ArrayList<>(List.of(first));
        while (peek() != 0) {
            tuple.add(value());
            if (!skip(',')) {
                break;
            }
        }
        return tuple;
    }

    private Object value() {
        char c = peek();
        if (c == '[' || c == '(') {
            at++;
            return elements(c == '[' ? ']' : ')', c == '(');
        }
        if (c == '{') {
            at++;
            return dictionary();
        }
        if (c == '\'' || c == '"') {
            return strings();
        }
        return word();
    }

    private Object elements(char close, boolean tuple) {
        List<Object> elements = new ArrayList<>();
        boolean comma = false;
        while (peek() != close) {
            elements.add(value());
            comma = skip(',');
            if (!comma && peek() != close) {
                throw wrong();
            }
        }
        at++;
        return tuple && elements.size() == 1 && !comma ? elements.get(0) : elements;
    }

    private Map<Object, Object> dictionary() {
        Map<Object, Object> entries = new LinkedHashMap<>();
        while (peek() != '}') {
            Object key = value();
            if (!skip(':')) {
                throw wrong();
            }
            entries.put(key, value());
            if (!skip(',') && peek() != '}') {
                throw wrong();
            }
        }
        at++;
        return entries;
    }

    /** Adjacent strings are one. */
    private String strings() {
        StringBuilder out = new StringBuilder();
        while (peek() == '\'' || peek() == '"') {
            string(out);
        }
        return out.toString();
    }

    private void string(StringBuilder out) {
        char quote = text.charAt(at++);
        String triple = String.valueOf(quote).repeat(3);
        boolean isTriple = text.startsWith(triple, at - 1);
        String end = isTriple ? triple : String.valueOf(quote);
        at += isTriple ? 2 : 0;
        while (!text.startsWith(end, at)) {
            if (at >= text.length() || text.charAt(at) == '\n' && !isTriple) {
                throw wrong();
            }
            char c = text.charAt(at++);
            if (c == '\\' && at < text.length()) {
                escape(out);
            } else {
                out.append(c);
            }
        }
        at += end.length();
    }

    private void escape(StringBuilder out) {
        char c = text.charAt(at++);
        switch (c) {
            case 'n' -> out.append('\n');
            case 't' -> out.append('\t');
            case 'r' -> out.append('\r');
            case 'b' -> out.append('\b');
            case 'f' -> out.append('\f');
            case 'x' -> out.appendCodePoint(hex(2));
            case 'u' -> out.appendCodePoint(hex(4));
            case 'U' -> out.appendCodePoint(hex(8));
            case '\\', '\'', '"' -> out.append(c);
            case '\n' -> {}
            default -> out.append('\\').append(c);
        }
    }

    private int hex(int digits) {
        try {
            int code = Integer.parseInt(text.substring(at, at + digits), 16);
            at += digits;
            return code;
        } catch (NumberFormatException | StringIndexOutOfBoundsException e) {
            throw new IllegalArgumentException("a wrong escape in " + text, e);
        }
    }

    private Object word() {
        int from = at;
        while (at < text.length() && "+-._".indexOf(text.charAt(at)) >= 0
                || at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
            at++;
        }
        String word = text.substring(from, at);
        return switch (word) {
            case "True" -> true;
            case "False" -> false;
            case "None" -> null;
            default -> number(word);
        };
    }

    private Object number(String word) {
        try {
            if (word.matches("[+-]?\\d(_?\\d)*")) {
                BigInteger whole = new BigInteger(word.replace("_", "").replaceFirst("^\\+", ""));
                return whole.bitLength() < Integer.SIZE ? (Object) whole.intValue() : whole;
            }
            if (word.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?")) {
                return Double.parseDouble(word);
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a number: " + word, e);
        }
        throw wrong();
    }

    private boolean skip(char c) {
        boolean found = peek() == c;
        at += found ? 1 : 0;
        return found;
    }

    private char peek() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    private IllegalArgumentException wrong() {
        return new IllegalArgumentException("not a Python literal at character " + at + ": " + text);
    }
}
