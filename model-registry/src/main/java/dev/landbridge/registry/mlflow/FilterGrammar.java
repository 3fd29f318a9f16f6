package dev.landbridge.registry.mlflow;

import dev.landbridge.kit.problem.Problem;
import dev.landbridge.registry.search.Comparison;
import dev.landbridge.registry.search.Condition;
import dev.landbridge.registry.search.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The filter and order_by language of MLflow's registry: comparisons joined by AND. */
final class FilterGrammar {
    private static final int MAX_LENGTH = 20_000;
    private static final Set<String> TAG = Set.of("tag", "tags");
    private static final Set<String> ATTRIBUTE = Set.of("attribute", "attributes");
    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:(?<text>'[^']*+')|(?<quoted>\"[^\"]*+\"|`[^`]*+`)|(?<mark><=|>=|!=|<>|==|=|<|>|\\(|\\)|,|\\.)"
                    + "|(?<number>-?\\d++(?![\\w]))|(?<word>[\\w\\-]++))",
            Pattern.DOTALL);
    private static final Map<String, Comparison> COMPARISONS = Map.ofEntries(
            Map.entry("=", Comparison.EQUAL),
            Map.entry("==", Comparison.EQUAL),
            Map.entry("!=", Comparison.NOT_EQUAL),
            Map.entry("<>", Comparison.NOT_EQUAL),
            Map.entry("<", Comparison.LESS),
            Map.entry("<=", Comparison.LESS_OR_EQUAL),
            Map.entry(">", Comparison.GREATER),
            Map.entry(">=", Comparison.GREATER_OR_EQUAL),
            Map.entry("LIKE", Comparison.LIKE),
            Map.entry("ILIKE", Comparison.ILIKE),
            Map.entry("IN", Comparison.IN));

    private enum Kind {
        TEXT,
        QUOTED,
        MARK,
        NUMBER,
        WORD
    }

    private record Token(Kind kind, String text) {
        boolean is(String other) {
            return (kind == Kind.MARK || kind == Kind.WORD) && text.equalsIgnoreCase(other);
        }
    }

    private final List<Token> tokens;
    private int at;

    private FilterGrammar(List<Token> tokens) {
        this.tokens = tokens;
    }

    static List<Condition> conditions(String filter) {
        if (filter == null || filter.isBlank()) {
            return List.of();
        }
        if (filter.length() > MAX_LENGTH) {
            throw Problem.invalid("filter", "must be at most " + MAX_LENGTH + " characters");
        }
        return new FilterGrammar(tokens(filter)).parse();
    }

    /** One entry of order_by, for example {@code name DESC}. */
    static Order order(String text) {
        String[] words = text.strip().split("\\s+");
        boolean direction = words.length == 2 && words[1].matches("(?i)asc|desc");
        if (words[0].isEmpty() || words.length > 2 || words.length == 2 && !direction) {
            throw Problem.invalid("order_by", "'" + text + "' is not a field, optionally with ASC or DESC");
        }
        String key = words[0].replaceFirst("^attributes?\\.", "").replaceAll("[`\"]", "");
        return new Order(key, words.length == 2 && words[1].equalsIgnoreCase("desc"));
    }

    private static List<Token> tokens(String filter) {
        List<Token> tokens = new ArrayList<>();
        String text = filter.stripTrailing();
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        while (end < text.length()) {
            matcher.region(end, text.length());
            if (!matcher.lookingAt()) {
                throw invalid("cannot be read at '" + text.substring(end, Math.min(text.length(), end + 20)) + "'");
            }
            for (Kind kind : Kind.values()) {
                String found = matcher.group(kind.name().toLowerCase(Locale.ROOT));
                if (found != null) {
                    tokens.add(new Token(kind, kind == Kind.TEXT || kind == Kind.QUOTED ? unquoted(found) : found));
                }
            }
            end = matcher.end();
        }
        return tokens;
    }

    private static String unquoted(String quoted) {
        return quoted.substring(1, quoted.length() - 1);
    }

    private List<Condition> parse() {
        List<Condition> conditions = new ArrayList<>();
        conditions.add(condition());
        while (at < tokens.size()) {
            if (!next().is("and")) {
                throw invalid("joins its conditions by AND only");
            }
            conditions.add(condition());
        }
        return conditions;
    }

    private Condition condition() {
        String key = identifier();
        boolean tag = false;
        if (at < tokens.size() && tokens.get(at).is(".")) {
            at++;
            String entity = key.toLowerCase(Locale.ROOT);
            tag = TAG.contains(entity);
            if (!tag && !ATTRIBUTE.contains(entity)) {
                throw invalid("knows 'tags.' and 'attribute.', not '" + key + ".'");
            }
            key = path();
        }
        Comparison comparison = comparison();
        return new Condition(tag, key, comparison, comparison.takesList() ? list() : List.of(value(tag)));
    }

    /** A tag's key may hold dots without quotes. */
    private String path() {
        StringBuilder path = new StringBuilder(identifier());
        while (at < tokens.size() && tokens.get(at).is(".")) {
            at++;
            path.append('.').append(identifier());
        }
        return path.toString();
    }

    private String identifier() {
        Token token = next();
        if (token.kind() == Kind.MARK || token.kind() == Kind.TEXT) {
            throw invalid("expects a field before '" + token.text() + "'");
        }
        return token.text();
    }

    private Comparison comparison() {
        Token token = next();
        if (token.is("not") && at < tokens.size() && tokens.get(at).is("in")) {
            at++;
            return Comparison.NOT_IN;
        }
        Comparison comparison = COMPARISONS.get(token.text().toUpperCase(Locale.ROOT));
        if (comparison == null || token.kind() == Kind.TEXT || token.kind() == Kind.QUOTED) {
            throw invalid("has no comparison '" + token.text() + "'");
        }
        return comparison;
    }

    private String value(boolean mustBeText) {
        Token token = next();
        boolean text = token.kind() == Kind.TEXT || token.kind() == Kind.QUOTED;
        if (text || token.kind() == Kind.NUMBER && !mustBeText) {
            return token.text();
        }
        throw invalid("expects a quoted value instead of '" + token.text() + "'");
    }

    private List<String> list() {
        if (!next().is("(")) {
            throw invalid("expects a list in parentheses after IN");
        }
        List<String> values = new ArrayList<>();
        do {
            values.add(value(true));
        } while (at < tokens.size() && tokens.get(at).is(",") && at++ >= 0);
        if (!next().is(")")) {
            throw invalid("misses a ')'");
        }
        return values;
    }

    private Token next() {
        if (at == tokens.size()) {
            throw invalid("ends too early");
        }
        return tokens.get(at++);
    }

    private static Problem invalid(String message) {
        return Problem.invalid("filter", message);
    }
}
