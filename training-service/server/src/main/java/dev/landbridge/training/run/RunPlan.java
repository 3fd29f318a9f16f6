package dev.landbridge.training.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the work on a run needs to know of it. */
public record RunPlan(
        String id,
        String team,
        RunState state,
        String recipe,
        String preset,
        Map<String, JsonNode> parameters,
        String pool,
        String silicon,
        String targetChip,
        DatasetReference dataset,
        String registerAs,
        String createdBy,
        Instant startedAt,
        boolean cancelRequested) {
    static RunPlan of(RunEntity run) {
        return new RunPlan(
                run.id,
                run.team,
                run.state,
                run.recipe,
                run.preset,
                parameters(run),
                run.pool,
                run.silicon,
                run.targetChip,
                new DatasetReference(run.datasetName, run.datasetVersion, run.datasetDigest),
                run.registerAs,
                run.createdBy,
                run.startedAt,
                run.cancelRequestedAt != null);
    }

    private static Map<String, JsonNode> parameters(RunEntity run) {
        Map<String, JsonNode> parameters = new LinkedHashMap<>();
        JsonColumn.read(run.parameters, JsonNode.class)
                .properties()
                .forEach(entry -> parameters.put(entry.getKey(), entry.getValue()));
        return parameters;
    }
}
