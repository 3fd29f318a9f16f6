package dev.landbridge.training.mlflow;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.landbridge.training.tracking.ModelUse;
import dev.landbridge.training.tracking.RunContent;
import dev.landbridge.training.tracking.TrackedRun;
import java.util.List;

/** A run as MLflow clients read it; times are milliseconds since 1970. */
public record RunShape(Info info, Data data, Inputs inputs, Outputs outputs) {
    static RunShape of(RunContent content) {
        return new RunShape(
                Info.of(content.run()),
                new Data(
                        content.metrics().stream().map(MetricShape::of).toList(),
                        Pair.list(content.params()),
                        Pair.list(content.tags())),
                new Inputs(
                        content.datasets().stream().map(DatasetShape::of).toList(),
                        models(content, ModelUse.Direction.INPUT)),
                new Outputs(models(content, ModelUse.Direction.OUTPUT)));
    }

    private static List<Model> models(RunContent content, ModelUse.Direction direction) {
        return content.models().stream()
                .filter(model -> model.direction() == direction)
                .map(model -> new Model(model.modelId(), model.step()))
                .toList();
    }

    /** What identifies a run. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Info(
            String runId,
            String runUuid,
            String runName,
            String experimentId,
            String userId,
            String status,
            long startTime,
            Long endTime,
            String artifactUri,
            String lifecycleStage) {
        static Info of(TrackedRun run) {
            return new Info(
                    run.hexId(),
                    run.hexId(),
                    run.name(),
                    run.experiment(),
                    run.user(),
                    run.status(),
                    run.startedAt(),
                    run.endedAt(),
                    run.artifactUri(),
                    run.lifecycle());
        }
    }

    /** What was logged: the newest point of each metric. */
    public record Data(List<MetricShape> metrics, List<Pair> params, List<Pair> tags) {}

    public record Inputs(List<DatasetShape> datasetInputs, List<Model> modelInputs) {}

    public record Outputs(List<Model> modelOutputs) {}

    public record Model(String modelId, long step) {}
}
