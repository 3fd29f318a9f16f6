package dev.landbridge.training.mlflow;

import dev.landbridge.training.loggedmodel.LoggedModel;
import java.util.List;

/** A logged model as MLflow clients read it; times are milliseconds since 1970. */
public record ModelShape(Info info, Data data) {
    static ModelShape of(LoggedModel model) {
        return new ModelShape(
                new Info(
                        model.id(),
                        model.experiment(),
                        model.name(),
                        model.createdAt(),
                        model.updatedAt(),
                        model.artifactUri(),
                        model.status(),
                        model.modelType(),
                        model.sourceRun(),
                        Pair.list(model.tags())),
                new Data(
                        Pair.list(model.params()),
                        model.metrics().stream().map(MetricShape::of).toList()));
    }

    /** What identifies a logged model. */
    public record Info(
            String modelId,
            String experimentId,
            String name,
            long creationTimestampMs,
            long lastUpdatedTimestampMs,
            String artifactUri,
            LoggedModel.Status status,
            String modelType,
            String sourceRunId,
            List<Pair> tags) {}

    public record Data(List<Pair> params, List<MetricShape> metrics) {}
}
