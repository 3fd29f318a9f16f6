package dev.landbridge.training.search;

import java.util.ArrayList;
import java.util.List;

/** Conditions and orders as SQL text with the values apart from it. */
public final class SqlConditions {
    private final StringBuilder sql = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    /** @param condition with one question mark for each value */
    public SqlConditions and(String condition, Object... bound) {
        sql.append("\n   and ").append(condition);
        values.addAll(List.of(bound));
        return this;
    }

    /** Compares a text column or expression. */
    public SqlConditions text(String column, Comparison comparison) {
        return and(textTest(column, comparison), textValue(comparison));
    }

    /** Compares a number, of any type, as a double. */
    public SqlConditions number(String column, Comparison comparison) {
        return and(column + " " + comparison.operator().sql() + " ?::float8", comparison.number());
    }

    /** Tests a tag or param of the thing: a row with the key, or none. */
    public SqlConditions keyed(String table, String owner, String id, Comparison comparison) {
        String row = "exists (select from " + table + " t where t." + owner + " = " + id + " and t.key = ?";
        String key = comparison.field().key();
        if (comparison.operator() == Operator.IS_NULL) {
            return and("not " + row + ")", key);
        }
        if (comparison.operator() == Operator.IS_NOT_NULL) {
            return and(row + ")", key);
        }
        return and(row + " and " + textTest("t.value", comparison) + ")", key, textValue(comparison));
    }

    public String sql() {
        return sql.toString();
    }

    public List<Object> values() {
        return values;
    }

    // "escape ''": in this language % and _ are the only special characters of a pattern
    public static String textTest(String column, Comparison comparison) {
        return switch (comparison.operator()) {
            case IN -> column + " = any(?)";
            case NOT_IN -> column + " <> all(?)";
            case LIKE, ILIKE -> column + " " + comparison.operator().sql() + " ? escape ''";
            default -> column + " " + comparison.operator().sql() + " ?";
        };
    }

    public static Object textValue(Comparison comparison) {
        boolean list = comparison.operator() == Operator.IN || comparison.operator() == Operator.NOT_IN;
        return list ? comparison.texts().toArray(String[]::new) : comparison.text();
    }
}
