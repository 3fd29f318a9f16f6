package dev.landbridge.registry.version;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Where a client said it took a version's files from; each may be null.
 *
 * @param source URI, for example {@code mlflow-artifacts:/3/1f0c/artifacts/model}
 * @param runLink web address of the run
 * @param loggedModelId id of the logged model, {@code m-...}
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Origin(String source, String runLink, String loggedModelId) {
    static final Origin NONE = new Origin(null, null, null);
}
