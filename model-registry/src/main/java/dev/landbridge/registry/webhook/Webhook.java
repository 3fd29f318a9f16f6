package dev.landbridge.registry.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/**
 * Where a team wants to be told of events.
 *
 * @param events names of event types, or {@code *} for all
 * @param secret only in the answer that created or replaced it
 * @param lastDelivery null before the first one
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Webhook(
        String id,
        String url,
        List<String> events,
        @JsonInclude(JsonInclude.Include.NON_NULL) String secret,
        boolean enabled,
        Instant createdAt,
        String createdBy,
        Delivery lastDelivery) {

    Webhook withSecret(WebhookSecret shown) {
        return new Webhook(id, url, events, shown.text(), enabled, createdAt, createdBy, lastDelivery);
    }
}
