package dev.landbridge.training.experiment;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

@Entity
@Table(name = "experiment")
class ExperimentEntity {
    @Id
    String id;

    String team;
    String name;
    String description;
    Instant createdAt;
    String createdBy;
    long number;
    String artifactLocation;
    String lifecycle = TrackedExperiment.ACTIVE;
    Instant updatedAt;

    @Version
    long version;
}
