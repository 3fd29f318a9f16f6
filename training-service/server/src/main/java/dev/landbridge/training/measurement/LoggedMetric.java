package dev.landbridge.training.measurement;

/**
 * A point of a metric.
 *
 * @param value any double, also NaN and the infinities
 * @param at milliseconds since 1970
 */
public record LoggedMetric(String key, double value, long at, long step) {}
