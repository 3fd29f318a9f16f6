package dev.landbridge.registry.release;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

@Entity
@Table(name = "release")
class ReleaseEntity {
    @Id
    String id;

    String team;
    String model;
    int version;
    String versionId;
    String alias;
    String chip;
    String numerics;
    String suite;
    String profile;
    String fault;

    @Enumerated(EnumType.STRING)
    ReleaseState state;

    String message;
    String steps;
    String requestedBy;
    String requestedByName;
    Instant requestedAt;
    String approvedBy;
    Instant approvedAt;
    String evaluationId;
    String goldenTraceId;
    String parityRunId;
    String certificateId;
    String deploymentId;
    String referenceDeploymentId;
    boolean cleaned;

    @Version
    long rowVersion;
}
