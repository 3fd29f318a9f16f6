package dev.landbridge.training.measurement;

import java.time.Instant;

/**
 * A line the worker said.
 *
 * @param n position in the run's log, from 1
 */
public record LogLine(long n, Instant time, String level, String text) {
    private static final int MAX_LENGTH = 4000;

    public LogLine {
        text = text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH);
    }

    /** A line that has no position yet. */
    public static LogLine fresh(Instant time, String level, String text) {
        return new LogLine(0, time, level, text);
    }
}
