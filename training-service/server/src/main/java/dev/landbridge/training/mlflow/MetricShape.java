package dev.landbridge.training.mlflow;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.landbridge.training.loggedmodel.ModelMetric;
import dev.landbridge.training.measurement.LoggedMetric;
import java.util.List;

/** A point of a metric; NaN and the infinities are text. In a request also the run's id and the model measured. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MetricShape(
        String runId,
        String runUuid,
        String key,
        Double value,
        Long timestamp,
        Long step,
        String modelId,
        String datasetName,
        String datasetDigest) {
    static MetricShape of(LoggedMetric metric) {
        return new MetricShape(null, null, metric.key(), metric.value(), metric.at(), metric.step(), null, null, null);
    }

    static MetricShape of(String runId, LoggedMetric metric) {
        return new MetricShape(runId, null, metric.key(), metric.value(), metric.at(), metric.step(), null, null, null);
    }

    static MetricShape of(ModelMetric metric) {
        return new MetricShape(
                metric.runId(),
                null,
                metric.key(),
                metric.value(),
                metric.at(),
                metric.step(),
                metric.modelId(),
                metric.datasetName(),
                metric.datasetDigest());
    }

    LoggedMetric metric() {
        return new LoggedMetric(
                Wire.required("key", key),
                Wire.required("value", value),
                Wire.required("timestamp", timestamp),
                step == null ? 0 : step);
    }

    /** Those that measure a logged model. */
    static List<ModelMetric> measured(List<MetricShape> metrics) {
        return metrics.stream()
                .filter(metric -> metric.modelId() != null && !metric.modelId().isEmpty())
                .map(metric -> new ModelMetric(
                        metric.modelId(),
                        metric.key(),
                        metric.value(),
                        metric.timestamp(),
                        metric.step() == null ? 0 : metric.step(),
                        metric.datasetName(),
                        metric.datasetDigest(),
                        metric.runId()))
                .toList();
    }
}
