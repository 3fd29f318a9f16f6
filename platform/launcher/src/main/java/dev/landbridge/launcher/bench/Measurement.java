package dev.landbridge.launcher.bench;

import java.util.Locale;

/** One figure of a benchmark. */
public record Measurement(String benchmark, String name, double value, String unit) {

    /** A line of a table. */
    public String text() {
        return String.format(Locale.ROOT, "%-10s %-60s %12.2f %s", benchmark, name, value, unit);
    }
}
