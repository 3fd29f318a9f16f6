package dev.landbridge.training.loggedmodel;

/**
 * A metric of a logged model, measured by a run.
 *
 * @param at milliseconds since 1970
 * @param datasetName null when the metric belongs to no dataset
 * @param runId 32 hexadecimal digits
 */
public record ModelMetric(
        String modelId,
        String key,
        double value,
        long at,
        long step,
        String datasetName,
        String datasetDigest,
        String runId) {}
