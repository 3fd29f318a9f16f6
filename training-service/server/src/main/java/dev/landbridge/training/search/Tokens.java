package dev.landbridge.training.search;

import dev.landbridge.kit.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a filter or an order into tokens. */
final class Tokens {
    private static final Pattern TOKEN = Pattern.compile("\\s*(?:"
            + "(?<number>[-+]?(?:\\d++(?:\\.\\d*+)?|\\.\\d++)(?:[eE][-+]?\\d++)?(?![\\w.]))"
            + "|(?<word>[\\p{L}_\\d][\\p{L}\\d_./:@-]*+)"
            + "|'(?<text>[^']*+)'"
            + "|\"(?<quoted>[^\"]*+)\""
            + "|`(?<backticked>[^`]*+)`"
            + "|(?<operator><=|>=|!=|<>|=|<|>)"
            + "|(?<dot>\\.)|(?<open>\\()|(?<close>\\))|(?<comma>,))");
    private static final Token END = new Token(Token.Kind.END, "");
    private static final int MAX_LENGTH = 100_000;

    private final List<Token> tokens;
    private int next;

    private Tokens(List<Token> tokens) {
        this.tokens = tokens;
    }

    static Tokens of(String text) {
        if (text.length() > MAX_LENGTH) {
            throw Problem.invalid("filter", "is longer than " + MAX_LENGTH + " characters");
        }
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        int length = text.stripTrailing().length();
        while (end < length) {
            matcher.region(end, text.length());
            if (!matcher.lookingAt()) {
                throw Problem.invalid("filter", "cannot be read from '" + excerpt(text, end) + "' on");
            }
            tokens.add(token(matcher));
            end = matcher.end();
        }
        return new Tokens(tokens);
    }

    Token peek() {
        return next < tokens.size() ? tokens.get(next) : END;
    }

    Token take() {
        Token token = peek();
        next++;
        return token;
    }

    boolean takeIfWord(String word) {
        boolean found = peek().isWord(word);
        next += found ? 1 : 0;
        return found;
    }

    boolean ended() {
        return next >= tokens.size();
    }

    private static Token token(Matcher matcher) {
        for (Token.Kind kind : Token.Kind.values()) {
            String text =
                    kind == Token.Kind.END ? null : matcher.group(kind.name().toLowerCase(Locale.ROOT));
            if (text != null) {
                return new Token(kind, text);
            }
        }
        throw new IllegalStateException("a token without a kind");
    }

    private static String excerpt(String text, int from) {
        return text.substring(from, Math.min(text.length(), from + 40)).strip();
    }
}
