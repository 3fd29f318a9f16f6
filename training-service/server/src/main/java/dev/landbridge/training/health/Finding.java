package dev.landbridge.training.health;

import java.time.Instant;

/** Something that was seen at a step of a run. */
public record Finding(FindingKind kind, long step, String message, Instant at) {}
