package dev.landbridge.registry.model;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

@Entity
@Table(name = "model")
class ModelEntity {
    @Id
    String id;

    String team;
    String name;
    String description;
    int nextVersion;
    Instant createdAt;
    Instant updatedAt;
    String createdBy;

    @Version
    long rowVersion;
}
