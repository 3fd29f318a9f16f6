package dev.landbridge.training.tracking;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.landbridge.training.measurement.LoggedMetric;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A run in the portal's lists.
 *
 * @param experimentId number of the experiment in the MLflow protocol
 * @param managedRunId id of the run here when Landbridge trains it, else null
 * @param metrics newest values by key; a value that is no finite number is text
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record RunOverview(
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
        List<DatasetInput> datasets,
        String artifactUri) {
    static RunOverview of(RunContent content, String experiment, RunColumns columns) {
        TrackedRun run = content.run();
        Map<String, Double> metrics = new LinkedHashMap<>();
        for (LoggedMetric metric : content.metrics()) {
            metrics.put(metric.key(), metric.value());
        }
        return new RunOverview(
                run.hexId(),
                run.name(),
                run.experiment(),
                experiment,
                run.status(),
                Instant.ofEpochMilli(run.startedAt()),
                run.endedAt() == null ? null : Instant.ofEpochMilli(run.endedAt()),
                run.user(),
                content.tags().getOrDefault("mlflow.source.name", ""),
                run.managedRunId(),
                metrics,
                columns.params(content.params()),
                content.tags(),
                content.datasets(),
                run.artifactUri());
    }
}
