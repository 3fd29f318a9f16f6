package dev.landbridge.registry.search;

import java.util.ArrayList;
import java.util.List;

/** SQL with its parameters, in the order they were added. */
public final class SqlText {
    private final StringBuilder sql = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();

    public SqlText add(String text) {
        sql.append(text);
        return this;
    }

    /** Adds text and behind it the place of a value. */
    public SqlText add(String text, Object value) {
        parameters.add(value);
        sql.append(text).append('?');
        return this;
    }

    public String sql() {
        return sql.toString();
    }

    public List<Object> parameters() {
        return List.copyOf(parameters);
    }
}
