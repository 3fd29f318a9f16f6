package dev.landbridge.registry.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * One event on its way to one webhook.
 *
 * @param status HTTP status of the last answer, or null
 * @param error why the last attempt failed, or null
 * @param nextTry null unless another attempt will be made
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Delivery(
        String id,
        String webhookId,
        String eventId,
        String event,
        State state,
        int attempts,
        Integer status,
        String error,
        Instant nextTry,
        Instant createdAt,
        Instant endedAt) {
    /** Where a delivery stands. */
    public enum State {
        PENDING,
        DELIVERED,
        FAILED
    }
}
