package dev.landbridge.harness.task;

import java.util.Map;

/**
 * One entry of {@code metric_list}.
 *
 * @param aggregation null for the metric's own
 * @param higherIsBetter null for the metric's own
 * @param options further keys, for example {@code ignore_case}
 */
public record MetricConfig(String metric, String aggregation, Boolean higherIsBetter, Map<String, Object> options) {}
