package dev.landbridge.inference.deployment;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

@Entity
@Table(name = "deployment")
class DeploymentEntity {
    @Id
    String id;

    String team;
    String model;
    int modelVersion;
    String modelVersionId;
    String chip;
    String numerics;

    @Enumerated(EnumType.STRING)
    DeploymentRole role;

    String fault;
    String switches;
    String engineSwitches;
    boolean wanted = true;

    @Enumerated(EnumType.STRING)
    DeploymentState state = DeploymentState.PENDING;

    String message;
    String engine;
    String engineVersion;
    String fingerprint;
    String fingerprintDigest;
    Instant createdAt;
    String createdBy;
    Instant readyAt;

    @Version
    long rowVersion;
}
