package dev.landbridge.registry.search;

import dev.landbridge.kit.problem.Problem;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * What a searchable attribute is in SQL.
 *
 * @param sql the column with its table's alias
 */
public record Column(String sql, Type type) {
    private static final long LAST_MILLISECOND =
            Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

    /** Decides which values are legal; a TIME is searched in milliseconds and sorted exactly. */
    public enum Type {
        TEXT,
        NUMBER,
        TIME
    }

    public static Column text(String sql) {
        return new Column(sql, Type.TEXT);
    }

    public static Column number(String sql) {
        return new Column(sql, Type.NUMBER);
    }

    public static Column time(String sql) {
        return new Column(sql, Type.TIME);
    }

    void compare(Condition condition, SqlText text) {
        Comparison comparison = condition.comparison();
        if (type == Type.TEXT) {
            compareText(condition, text);
            return;
        }
        if (comparison.takesList() || comparison == Comparison.LIKE || comparison == Comparison.ILIKE) {
            throw Problem.invalid("filter", "'" + condition.key() + "' is a number; compare it with = != < <= > >=");
        }
        long value = number(condition);
        if (type == Type.NUMBER) {
            text.add(sql + " " + comparison.sql() + " ", value);
        } else {
            compareTime(comparison, Math.max(0, Math.min(value, LAST_MILLISECOND)), text);
        }
    }

    private void compareText(Condition condition, SqlText text) {
        Comparison comparison = condition.comparison();
        if (comparison.ordered()) {
            throw Problem.invalid("filter", "'" + condition.key() + "' is text; compare it with = != LIKE ILIKE IN");
        }
        if (comparison.takesList()) {
            String any = comparison == Comparison.IN ? " = any(" : " <> all(";
            text.add(sql + any, condition.values().toArray(String[]::new)).add(")");
        } else {
            text.add(sql + " " + comparison.sql() + " ", condition.value());
            // a pattern has no escape character: otherwise one that ends with it is an error
            boolean pattern = comparison == Comparison.LIKE || comparison == Comparison.ILIKE;
            text.add(pattern ? " escape ''" : "");
        }
    }

    // A stored time is finer than a millisecond: "equal" means within it, "after" means after its end.
    private void compareTime(Comparison comparison, long millisecond, SqlText text) {
        Instant from = Instant.ofEpochMilli(millisecond);
        Instant end = from.plus(1, ChronoUnit.MILLIS);
        switch (comparison) {
            case EQUAL -> text.add(sql + " >= ", from).add(" and " + sql + " < ", end);
            case NOT_EQUAL ->
                text.add("(" + sql + " < ", from)
                        .add(" or " + sql + " >= ", end)
                        .add(")");
            case LESS -> text.add(sql + " < ", from);
            case LESS_OR_EQUAL -> text.add(sql + " < ", end);
            case GREATER -> text.add(sql + " >= ", end);
            default -> text.add(sql + " >= ", from);
        }
    }

    Object parsed(String token) {
        try {
            return switch (type) {
                case TEXT -> token;
                case NUMBER -> Long.parseLong(token);
                case TIME -> Instant.parse(token);
            };
        } catch (NumberFormatException | java.time.DateTimeException e) {
            throw PageKey.unknown();
        }
    }

    private static long number(Condition condition) {
        try {
            return Long.parseLong(condition.value());
        } catch (NumberFormatException e) {
            throw Problem.invalid("filter", "'" + condition.key() + "' needs a whole number of 64 bits");
        }
    }

    static List<String> names(java.util.Map<String, Column> columns) {
        return columns.keySet().stream().sorted().toList();
    }
}
