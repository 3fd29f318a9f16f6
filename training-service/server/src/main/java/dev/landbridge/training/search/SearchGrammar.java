package dev.landbridge.training.search;

import dev.landbridge.kit.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * MLflow's search language: conditions joined by AND, such as {@code metrics."val loss" < 0.3 AND params.model ILIKE
 * '%net' AND attributes.status = 'FINISHED'}. Names with special characters stand in backticks or double quotes.
 */
public final class SearchGrammar {
    private final Vocabulary vocabulary;

    public SearchGrammar(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** @param filter null or blank finds everything */
    public List<Comparison> filter(String filter) {
        List<Comparison> comparisons = new ArrayList<>();
        if (filter == null || filter.isBlank()) {
            return comparisons;
        }
        Tokens tokens = Tokens.of(filter);
        do {
            comparisons.add(comparison(tokens));
        } while (tokens.takeIfWord("AND"));
        if (!tokens.ended()) {
            throw Problem.invalid(
                    "filter",
                    "Invalid clause(s) in filter string: expected AND or the end, found " + tokens.peek() + ".");
        }
        return comparisons;
    }

    /** @param clause for example {@code metrics.loss DESC} */
    public Order order(String clause) {
        Tokens tokens = Tokens.of(clause == null ? "" : clause);
        Field field = field(tokens);
        boolean descending = tokens.takeIfWord("DESC");
        if (!descending) {
            tokens.takeIfWord("ASC");
        }
        if (!tokens.ended()) {
            throw Problem.invalid(
                    "order_by", "Invalid order_by clause '" + clause + "': expected ASC, DESC or the end.");
        }
        if (field.kind() == FieldKind.DATASET) {
            throw Problem.invalid("order_by", "Nothing can be ordered by a dataset.");
        }
        return new Order(field, !descending);
    }

    private Comparison comparison(Tokens tokens) {
        Field field = field(tokens);
        Operator operator = operator(tokens);
        if (!vocabulary.operators(field).contains(operator)) {
            throw Problem.invalid(
                    "filter",
                    "Invalid comparator '" + operator.sql() + "' for " + field + "; use one of "
                            + vocabulary.operators(field).stream()
                                    .map(Operator::sql)
                                    .toList());
        }
        if (Operator.PRESENCE.contains(operator)) {
            return new Comparison(field, operator, null, List.of());
        }
        if (Operator.LISTS.contains(operator)) {
            return new Comparison(field, operator, null, list(tokens));
        }
        return vocabulary.numeric(field)
                ? new Comparison(field, operator, number(field, tokens.take()), List.of())
                : new Comparison(field, operator, null, List.of(text(field, tokens.take())));
    }

    private Field field(Tokens tokens) {
        Token first = tokens.take();
        int dot = first.is(Token.Kind.WORD) ? first.text().indexOf('.') : -1;
        String head = dot < 0 ? first.text() : first.text().substring(0, dot);
        if (dot < 0 && !tokens.peek().is(Token.Kind.DOT)) {
            return vocabulary.field(FieldKind.ATTRIBUTE, name(first));
        }
        FieldKind kind = kind(dot < 0 ? name(first) : head);
        if (dot >= 0 && dot < first.text().length() - 1) {
            return vocabulary.field(kind, first.text().substring(dot + 1));
        }
        if (dot < 0) {
            tokens.take();
        }
        return vocabulary.field(kind, name(tokens.take()));
    }

    private static FieldKind kind(String name) {
        return FieldKind.named(name)
                .orElseThrow(() -> Problem.invalid(
                        "filter",
                        "Invalid entity type '" + name + "'. Valid values are " + List.of(FieldKind.values()) + "."));
    }

    private static String name(Token token) {
        boolean name = token.is(Token.Kind.WORD) || token.is(Token.Kind.QUOTED) || token.is(Token.Kind.BACKTICKED);
        if (!name || token.text().isEmpty()) {
            throw Problem.invalid("filter", "Invalid comparison clause: expected a name, found " + token + ".");
        }
        return token.text();
    }

    private static Operator operator(Tokens tokens) {
        Token token = tokens.take();
        String text = token.text();
        if (token.isWord("NOT")) {
            text = "NOT " + tokens.take().text();
        } else if (token.isWord("IS")) {
            text = tokens.takeIfWord("NOT") ? "IS NOT " : "IS ";
            text += tokens.take().text();
        } else if (text.equals("<>")) {
            text = "!=";
        }
        Optional<Operator> operator =
                token.is(Token.Kind.OPERATOR) || token.is(Token.Kind.WORD) ? Operator.of(text) : Optional.empty();
        return operator.orElseThrow(() ->
                Problem.invalid("filter", "Invalid comparison clause: expected a comparator, found " + token + "."));
    }

    private static List<String> list(Tokens tokens) {
        if (!tokens.take().is(Token.Kind.OPEN)) {
            throw Problem.invalid("filter", "IN needs a list of quoted texts in parentheses");
        }
        List<String> texts = new ArrayList<>();
        Token separator;
        do {
            Token token = tokens.take();
            if (!token.isValue()) {
                throw Problem.invalid("filter", "IN needs quoted texts, found " + token);
            }
            texts.add(token.text());
            separator = tokens.take();
        } while (separator.is(Token.Kind.COMMA) && !tokens.peek().is(Token.Kind.CLOSE));
        if (separator.is(Token.Kind.COMMA)) {
            separator = tokens.take();
        }
        if (!separator.is(Token.Kind.CLOSE)) {
            throw Problem.invalid("filter", "a list ends with a parenthesis, found " + separator);
        }
        return texts;
    }

    private static Double number(Field field, Token token) {
        if (!token.is(Token.Kind.NUMBER)) {
            throw Problem.invalid("filter", "Expected numeric value type for " + field + ". Found " + token + ".");
        }
        return Double.valueOf(token.text());
    }

    private static String text(Field field, Token token) {
        if (!token.isValue()) {
            throw Problem.invalid("filter", "Expected a quoted string value for " + field + ". Found " + token + ".");
        }
        return token.text();
    }
}
