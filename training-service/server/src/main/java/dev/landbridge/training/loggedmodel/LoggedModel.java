package dev.landbridge.training.loggedmodel;

import java.util.List;
import java.util.Map;

/**
 * A model that a client has written, before anybody registered it.
 *
 * @param id "m-" and 32 hexadecimal digits
 * @param experiment number of the experiment, as text
 * @param sourceRun id of the run in the protocol, or empty
 * @param createdAt milliseconds since 1970, as is updatedAt
 */
public record LoggedModel(
        String id,
        String experiment,
        String name,
        String artifactUri,
        Status status,
        String modelType,
        String sourceRun,
        long createdAt,
        long updatedAt,
        Map<String, String> params,
        Map<String, String> tags,
        List<ModelMetric> metrics) {
    /** How far the upload is; the names are the protocol's. */
    public enum Status {
        LOGGED_MODEL_STATUS_UNSPECIFIED,
        LOGGED_MODEL_PENDING,
        LOGGED_MODEL_READY,
        LOGGED_MODEL_UPLOAD_FAILED
    }

    LoggedModel with(Map<String, String> itsParams, Map<String, String> itsTags, List<ModelMetric> itsMetrics) {
        return new LoggedModel(
                id,
                experiment,
                name,
                artifactUri,
                status,
                modelType,
                sourceRun,
                createdAt,
                updatedAt,
                itsParams,
                itsTags,
                itsMetrics);
    }
}
