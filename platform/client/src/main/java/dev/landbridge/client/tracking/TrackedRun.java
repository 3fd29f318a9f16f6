package dev.landbridge.client.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;

/**
 * A run in the metric store, logged by an MLflow client or trained here.
 *
 * @param managedRunId id in {@link dev.landbridge.client.run.Runs}, or null for one that was logged
 * @param metrics the newest value of each
 */
public record TrackedRun(
        String id,
        String name,
        String experimentId,
        String experiment,
        String status,
        Instant startedAt,
        Instant finishedAt,
        String user,
        String source,
        String managedRunId,
        Map<String, Double> metrics,
        Map<String, String> params,
        Map<String, String> tags,
        JsonNode datasets,
        String artifactUri) {}
