package dev.landbridge.registry.search;

import dev.landbridge.kit.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Turns a query into the conditions, the order and the page key of a SELECT.
 *
 * @param columns searchable attributes by name
 * @param sortable names of attributes to sort by
 * @param tagTable FROM and WHERE that join a tag row {@code t} to the searched row
 * @param last sort keys that make every order unambiguous
 */
public record SqlSearch(Map<String, Column> columns, List<String> sortable, String tagTable, List<Order> last) {
    // MLflow's clients ask by it for models that are not prompts, which do not carry the tag at all.
    private static final String ABSENT_MEANS_FALSE = "mlflow.prompt.is_prompt";
    private static final int INDEXED = 128;

    /** One page of rows; the token is null on the last page. */
    public record Rows<T>(List<T> rows, String nextPageToken) {}

    /** Adds {@code and ...} for each condition and the page, then the order and the limit. */
    public void complete(SqlText text, Query query) {
        for (Condition condition : query.conditions()) {
            text.add(" and ");
            add(text, condition);
        }
        List<Order> order = order(query);
        if (query.pageToken() != null && !query.pageToken().isBlank()) {
            addPage(text, order, PageKey.read(query.pageToken(), order.size()));
        }
        text.add(order.stream()
                .map(key -> column(key).sql() + (key.descending() ? " desc" : ""))
                .collect(Collectors.joining(", ", " order by ", "")));
        text.add(" limit ", query.limit() + 1);
    }

    /** Cuts off the surplus row that only tells that there is more. */
    public <T> Rows<T> page(Query query, List<T> fetched, Function<T, Map<String, ?>> sortValues) {
        if (fetched.size() <= query.limit()) {
            return new Rows<>(fetched, null);
        }
        List<T> rows = fetched.subList(0, query.limit());
        Map<String, ?> values = sortValues.apply(rows.get(rows.size() - 1));
        return new Rows<>(
                rows,
                PageKey.write(
                        order(query).stream().map(key -> values.get(key.key())).toList()));
    }

    private void add(SqlText text, Condition condition) {
        if (!condition.tag()) {
            Column column = columns.get(condition.key());
            if (column == null) {
                throw Problem.invalid(
                        "filter", "has no attribute '" + condition.key() + "'; there are " + Column.names(columns));
            }
            column.compare(condition, text);
            return;
        }
        boolean absent = condition.key().equals(ABSENT_MEANS_FALSE)
                && (condition.comparison() == Comparison.NOT_EQUAL
                                && condition.value().equals("true")
                        || condition.comparison() == Comparison.EQUAL
                                && condition.value().equals("false"));
        text.add(absent ? "not exists (select 1 " : "exists (select 1 ")
                .add(tagTable)
                .add(" and t.key = ", condition.key())
                .add(" and ");
        Condition value = absent ? new Condition(true, condition.key(), Comparison.EQUAL, List.of("true")) : condition;
        if (value.comparison() == Comparison.EQUAL) {
            text.add("left(t.value, 128) = ", beginning(value.value())).add(" and ");
        }
        Column.text("t.value").compare(value, text);
        text.add(")");
    }

    private static String beginning(String value) {
        return value.codePointCount(0, value.length()) <= INDEXED
                ? value
                : value.substring(0, value.offsetByCodePoints(0, INDEXED));
    }

    private void addPage(SqlText text, List<Order> order, List<String> key) {
        Order first = order.get(0);
        text.add(" and " + column(first).sql() + (first.descending() ? " <= " : " >= "), value(first, key.get(0)));
        text.add(" and (");
        for (int i = 0; i < order.size(); i++) {
            text.add(i == 0 ? "(" : " or (");
            for (int j = 0; j < i; j++) {
                text.add(column(order.get(j)).sql() + " = ", value(order.get(j), key.get(j)))
                        .add(" and ");
            }
            Order here = order.get(i);
            text.add(column(here).sql() + (here.descending() ? " < " : " > "), value(here, key.get(i)))
                    .add(")");
        }
        text.add(")");
    }

    private Object value(Order order, String token) {
        return column(order).parsed(token);
    }

    private Column column(Order order) {
        return columns.get(order.key());
    }

    private List<Order> order(Query query) {
        List<Order> order = new ArrayList<>();
        for (Order wanted : query.order()) {
            if (!sortable.contains(wanted.key())) {
                throw Problem.invalid("order_by", "cannot sort by '" + wanted.key() + "'; there are " + sortable);
            }
            addOnce(order, wanted);
        }
        last.forEach(key -> addOnce(order, key));
        return order;
    }

    private static void addOnce(List<Order> order, Order key) {
        if (order.stream().noneMatch(known -> known.key().equals(key.key()))) {
            order.add(key);
        }
    }
}
