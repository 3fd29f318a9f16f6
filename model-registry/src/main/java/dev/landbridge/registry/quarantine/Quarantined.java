package dev.landbridge.registry.quarantine;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * Content that the ingest check refused; its bytes are kept, but nobody gets them before an operator allows it.
 *
 * @param finding what the check found
 * @param reason why an operator allowed it, or null
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Quarantined(
        String sha256,
        String fileName,
        String finding,
        String team,
        Instant createdAt,
        State state,
        String allowedBy,
        String reason) {
    public enum State {
        HELD,
        ALLOWED,
        REMOVED
    }
}
