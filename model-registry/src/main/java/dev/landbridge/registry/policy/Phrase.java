package dev.landbridge.registry.policy;

import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Timestamps;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A text with expressions in braces. */
final class Phrase {
    private interface Piece {
        String text(Map<String, Object> facts);
    }

    private final List<Piece> pieces;

    private Phrase(List<Piece> pieces) {
        this.pieces = pieces;
    }

    static Phrase of(String text, boolean withItem) throws Expressions.Mistake {
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int open = text.indexOf('{', at);
            int close = open < 0 ? -1 : text.indexOf('}', open);
            if (open >= 0 && close < 0) {
                throw new Expressions.Mistake(1, open + 1, "the brace is never closed");
            }
            String plain = text.substring(at, open < 0 ? text.length() : open);
            pieces.add(facts -> plain);
            if (open >= 0) {
                pieces.add(expression(text.substring(open + 1, close), open + 1, withItem));
            }
            at = open < 0 ? text.length() : close + 1;
        }
        return new Phrase(pieces);
    }

    private static Piece expression(String text, int offset, boolean withItem) throws Expressions.Mistake {
        try {
            CelRuntime.Program program = Expressions.value(text, withItem);
            return facts -> value(program, facts);
        } catch (Expressions.Mistake mistake) {
            throw new Expressions.Mistake(mistake.line, offset + mistake.column, mistake.getMessage());
        }
    }

    String text(Map<String, Object> facts) {
        StringBuilder text = new StringBuilder();
        pieces.forEach(piece -> text.append(piece.text(facts)));
        return text.toString();
    }

    private static String value(CelRuntime.Program program, Map<String, Object> facts) {
        try {
            return format(program.eval(facts));
        } catch (CelEvaluationException e) {
            return "(unknown)";
        }
    }

    static String format(Object value) {
        if (value instanceof Double number) {
            return String.format(Locale.ROOT, "%.4f", number);
        }
        if (value instanceof Timestamp time) {
            return Timestamps.toString(time);
        }
        return String.valueOf(value);
    }
}
