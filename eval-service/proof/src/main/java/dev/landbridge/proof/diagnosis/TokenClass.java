package dev.landbridge.proof.diagnosis;

import java.util.Locale;
import java.util.regex.Pattern;

/** What kind of text a token stands for. */
enum TokenClass {
    DIGITS,
    LETTERS,
    CJK,
    CODE,
    PUNCTUATION,
    SPACE,
    SPECIAL,
    BYTE_FALLBACK,
    OTHER;

    private static final Pattern BYTE = Pattern.compile("<0x[0-9A-Fa-f]{2}>|bytes:\\\\x.*|.*\uFFFD.*", Pattern.DOTALL);
    /** Control tokens as the common families write them: {@code <s>}, {@code <|user|>}, {@code [INST]}. */
    private static final Pattern CONTROL =
            Pattern.compile("<[|｜]?/?[A-Za-z][A-Za-z0-9_▁ -]*[|｜]?/?>|\\[/?[A-Z][A-Z_]+]");

    private static final String SYMBOLS = "{}[]()<>=+*/\\|&^%$#@~_`";

    static TokenClass of(String text) {
        if (BYTE.matcher(text).matches()) {
            return BYTE_FALLBACK;
        }
        if (CONTROL.matcher(text).matches()) {
            return SPECIAL;
        }
        // Tokenizers write the blank before a word in one of these ways.
        String bare = text.replace("▁", " ").replace("Ġ", " ").strip();
        return bare.isEmpty() ? SPACE : ofText(bare);
    }

    private static TokenClass ofText(String bare) {
        int[] points = bare.codePoints().toArray();
        int digits = 0;
        int cjk = 0;
        int letters = 0;
        int symbols = 0;
        int marks = 0;
        for (int point : points) {
            digits += Character.isDigit(point) ? 1 : 0;
            boolean east = isCjk(point);
            cjk += east ? 1 : 0;
            letters += !east && Character.isLetter(point) ? 1 : 0;
            symbols += SYMBOLS.indexOf(point) >= 0 ? 1 : 0;
            marks += isPunctuation(point) ? 1 : 0;
        }
        if (digits == points.length) {
            return DIGITS;
        }
        if (cjk > 0) {
            return CJK;
        }
        if (symbols > 0) {
            return CODE;
        }
        if (letters > 0) {
            return LETTERS;
        }
        return marks > 0 ? PUNCTUATION : OTHER;
    }

    private static boolean isCjk(int point) {
        Character.UnicodeScript script = Character.UnicodeScript.of(point);
        return script == Character.UnicodeScript.HAN
                || script == Character.UnicodeScript.HIRAGANA
                || script == Character.UnicodeScript.KATAKANA
                || script == Character.UnicodeScript.HANGUL
                || script == Character.UnicodeScript.BOPOMOFO;
    }

    private static boolean isPunctuation(int point) {
        return switch (Character.getType(point)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> true;
            default -> false;
        };
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
