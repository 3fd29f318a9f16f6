package dev.landbridge.training.search;

import java.util.Locale;

/**
 * A piece of a filter.
 *
 * @param text without the quotes
 */
record Token(Kind kind, String text) {
    enum Kind {
        WORD,
        NUMBER,
        /** In single quotes: always a value. */
        TEXT,
        /** In double quotes: a value, or a name where a name must stand. */
        QUOTED,
        /** In backticks: always a name. */
        BACKTICKED,
        OPERATOR,
        DOT,
        OPEN,
        CLOSE,
        COMMA,
        END
    }

    boolean is(Kind wanted) {
        return kind == wanted;
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.toUpperCase(Locale.ROOT).equals(word);
    }

    boolean isValue() {
        return kind == Kind.TEXT || kind == Kind.QUOTED;
    }

    @Override
    public String toString() {
        return kind == Kind.END ? "the end" : "'" + text + "'";
    }
}
