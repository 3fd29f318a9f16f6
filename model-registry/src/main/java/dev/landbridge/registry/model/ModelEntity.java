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
    String licence;
    String intendedUse;
    String visibility;
    int nextVersion;
    Integer latestVersion;
    int versionsCount;
    Instant createdAt;
    Instant updatedAt;
    Instant deletedAt;
    String createdBy;

    @Version
    long rowVersion;
}
