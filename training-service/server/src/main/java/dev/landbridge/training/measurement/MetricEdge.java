package dev.landbridge.training.measurement;

/** First and newest value of one metric, by step. */
public record MetricEdge(String runId, String key, double first, double last) {}
