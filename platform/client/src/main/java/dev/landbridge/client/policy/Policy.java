package dev.landbridge.client.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;

/**
 * What a version must have before an alias may point at it.
 *
 * @param model null for the team's policy of this alias
 * @param version grows with each change; 0 for the one that is shipped
 * @param document requirements in CEL, approvals, ages: see the guide on release policy
 * @param explanation the document in words
 */
public record Policy(
        String alias,
        String model,
        int version,
        JsonNode document,
        List<String> explanation,
        Instant updatedAt,
        String updatedBy) {

    /** Whether a document can be saved, and what it would say about a version. */
    public record Check(boolean valid, List<Error> errors, List<String> explanation, List<JsonNode> verdicts) {}

    /** @param position offset within the expression, in characters */
    public record Error(String requirement, Integer position, String message) {}
}
