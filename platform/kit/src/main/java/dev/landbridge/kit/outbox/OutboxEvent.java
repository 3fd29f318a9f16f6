package dev.landbridge.kit.outbox;

/** Something that happened and that others must learn of, at least once and in order for each key. */
public record OutboxEvent(long id, String topic, String key, String team, String payload) {}
