package dev.landbridge.training.experiment;

import java.time.Instant;

/** Runs that belong to one question. The name is unique in the team. */
public record Experiment(String id, String name, String team, String description, Instant createdAt, String createdBy) {
    static Experiment of(ExperimentEntity entity) {
        return new Experiment(
                entity.id, entity.name, entity.team, entity.description, entity.createdAt, entity.createdBy);
    }
}
