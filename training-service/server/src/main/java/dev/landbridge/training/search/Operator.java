package dev.landbridge.training.search;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** How a field is compared. */
public enum Operator {
    EQUAL("="),
    NOT_EQUAL("!="),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">="),
    LIKE("LIKE"),
    ILIKE("ILIKE"),
    IN("IN"),
    NOT_IN("NOT IN"),
    IS_NULL("IS NULL"),
    IS_NOT_NULL("IS NOT NULL");

    static final Set<Operator> NUMERIC = EnumSet.of(EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL);
    static final Set<Operator> TEXT = EnumSet.of(EQUAL, NOT_EQUAL, LIKE, ILIKE);
    static final Set<Operator> LISTS = EnumSet.of(IN, NOT_IN);
    static final Set<Operator> PRESENCE = EnumSet.of(IS_NULL, IS_NOT_NULL);

    private final String sql;

    Operator(String sql) {
        this.sql = sql;
    }

    /** The operator as SQL spells it. */
    public String sql() {
        return sql;
    }

    static Optional<Operator> of(String text) {
        String wanted = text.toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(operator -> operator.sql.equals(wanted))
                .findFirst();
    }
}
