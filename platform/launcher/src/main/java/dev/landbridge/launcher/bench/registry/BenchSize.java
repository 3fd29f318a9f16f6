package dev.landbridge.launcher.bench.registry;

import java.util.Locale;

/**
 * How much both servers keep while they are measured.
 *
 * @param models at least 10; each has {@link #VERSIONS_EACH} versions
 */
public record BenchSize(int models) {
    static final int VERSIONS_EACH = 10;
    private static final int POINTS_PER_MODEL = 100;

    public BenchSize {
        if (models < 10 || models > 100_000) {
            throw new IllegalArgumentException("--models must be 10 to 100000");
        }
    }

    /** Points of the one long metric history. */
    int points() {
        return models * POINTS_PER_MODEL;
    }

    String text() {
        return String.format(
                Locale.ROOT, "%,d models, %,d versions, %,d points", models, models * VERSIONS_EACH, points());
    }
}
