package dev.landbridge.training.measurement;

import java.time.Instant;

/** A stored value with its place in the order of writing. */
record NumberedMetric(long sequence, String key, long step, double value, Instant time) {}
