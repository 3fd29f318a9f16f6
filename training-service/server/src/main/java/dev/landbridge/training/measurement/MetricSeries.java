package dev.landbridge.training.measurement;

import java.util.List;

/** The points of one metric in step order. */
public record MetricSeries(String key, List<MetricPoint> points) {}
