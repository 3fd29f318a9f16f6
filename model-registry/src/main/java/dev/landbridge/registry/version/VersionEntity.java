package dev.landbridge.registry.version;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

@Entity
@Table(name = "model_version")
class VersionEntity {
    @Id
    String id;

    String team;
    String model;
    int version;
    String status;
    String digest;

    // the database computes it
    @Column(insertable = false, updatable = false)
    String commitSha;

    long size;
    String files;
    String config;
    long parameters;
    String tensors;
    String datasetName;
    Integer datasetVersion;
    String datasetDigest;
    String runId;
    int attempt;
    long checkpointStep;
    String checkpointDigest;
    String recipe;
    String facts;
    String description;
    String source;
    String runLink;
    String loggedModelId;
    Instant createdAt;
    Instant updatedAt;
    Instant deletedAt;
    String createdBy;

    @Version
    long rowVersion;
}
