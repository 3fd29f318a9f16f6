package dev.landbridge.training.measurement;

import java.util.UUID;

/** First and newest value of one metric, by step. */
public record MetricEdge(UUID runId, String key, double first, double last) {}
