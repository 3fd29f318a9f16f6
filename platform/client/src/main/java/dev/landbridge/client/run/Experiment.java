package dev.landbridge.client.run;

import java.time.Instant;

/** A drawer of runs. */
public record Experiment(String id, String name, String description, Instant createdAt, String createdBy) {}
