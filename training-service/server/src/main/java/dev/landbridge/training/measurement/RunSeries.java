package dev.landbridge.training.measurement;

import java.util.List;
import java.util.UUID;

/** The thinned points of one metric of one run, in step order. */
public record RunSeries(UUID runId, String key, List<MetricPoint> points) {}
