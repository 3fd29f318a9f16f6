package dev.landbridge.training.tracking;

import java.util.Map;

/**
 * A dataset that a run used.
 *
 * @param schema JSON text or null, as is the profile
 */
public record DatasetInput(
        String name,
        String digest,
        String sourceType,
        String source,
        String schema,
        String profile,
        Map<String, String> tags) {
    static final String CONTEXT = "mlflow.data.context";

    String context() {
        return tags.get(CONTEXT);
    }
}
