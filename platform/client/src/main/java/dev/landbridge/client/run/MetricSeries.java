package dev.landbridge.client.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** @param points rows of [step, value, time], in step order; thinned by the server, extremes survive */
public record MetricSeries(String key, List<JsonNode> points) {
    record All(List<MetricSeries> series) {}
}
