package dev.landbridge.registry.search;

/** How a condition compares; LIKE and ILIKE take SQL patterns. */
public enum Comparison {
    EQUAL("="),
    NOT_EQUAL("!="),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">="),
    LIKE("like"),
    ILIKE("ilike"),
    IN("in"),
    NOT_IN("not in");

    private final String sql;

    Comparison(String sql) {
        this.sql = sql;
    }

    String sql() {
        return sql;
    }

    /** Compares sizes, which only numbers and times have. */
    public boolean ordered() {
        return ordinal() >= LESS.ordinal() && ordinal() <= GREATER_OR_EQUAL.ordinal();
    }

    public boolean takesList() {
        return this == IN || this == NOT_IN;
    }
}
