package dev.landbridge.registry.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** Something that happened in the registry. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record RegistryEvent(String id, String type, String team, Subject subject, JsonNode data, Instant occurredAt) {
    /** The thing it happened to: a noun of the product and its id. */
    public record Subject(String kind, String id) {}
}
