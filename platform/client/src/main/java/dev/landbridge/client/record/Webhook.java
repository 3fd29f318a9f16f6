package dev.landbridge.client.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;

/**
 * An address that is told about events.
 *
 * @param secret key of the HMAC-SHA256 signatures; only in the answer that creates it
 * @param lastDelivery how the newest delivery went, or null
 */
public record Webhook(
        String id,
        String url,
        List<String> events,
        String secret,
        boolean enabled,
        Instant createdAt,
        String createdBy,
        JsonNode lastDelivery) {

    /** Wish for a webhook, or a change of one: null fields stay as they are. */
    public record Wish(String url, List<String> events, Boolean enabled) {}
}
