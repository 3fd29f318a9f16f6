package dev.landbridge.inference.usage;

import dev.landbridge.kit.problem.Problem;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;

/** A span of time, {@code from} included and {@code to} not, and what to sum by. */
record UsageQuery(Instant from, Instant to, Grouping grouping) {
    private static final Duration DEFAULT_SPAN = Duration.ofDays(30);

    enum Grouping {
        DAY("day"),
        KEY("key"),
        MODEL("model");

        private final String key;

        Grouping(String key) {
            this.key = key;
        }
    }

    static UsageQuery of(String from, String to, String groupBy, Clock clock) {
        Instant end = to == null ? clock.instant().plus(Duration.ofMinutes(1)) : time("to", to);
        Instant start = from == null ? end.minus(DEFAULT_SPAN) : time("from", from);
        if (!start.isBefore(end)) {
            throw Problem.invalid("from", "must be before to");
        }
        Grouping grouping = Arrays.stream(Grouping.values())
                .filter(value -> value.key.equals(groupBy == null ? "day" : groupBy))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("group_by", "must be day, key or model"));
        return new UsageQuery(start, end, grouping);
    }

    /** A date means its first instant in UTC. */
    private static Instant time(String field, String text) {
        try {
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw Problem.invalid(field, "must be a date or an RFC 3339 time");
        }
    }
}
