package dev.landbridge.training.tracking;

import dev.landbridge.training.measurement.LoggedMetric;
import java.util.List;
import java.util.Map;

/** A run with what belongs to it; metrics are the newest points. */
public record RunContent(
        TrackedRun run,
        List<LoggedMetric> metrics,
        Map<String, String> params,
        Map<String, String> tags,
        List<DatasetInput> datasets,
        List<ModelUse> models) {}
