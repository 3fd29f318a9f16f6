package dev.landbridge.eval.canary;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

@Entity
@Table(name = "canary")
class CanaryEntity {
    @Id
    String id;

    String team;
    String model;
    int modelVersion;
    String modelVersionId;
    String deploymentId;
    String goldenTraceId;
    String certificateId;
    String profile;
    int prompts;
    int intervalSeconds;
    int recertifyBeforeDays;

    @Enumerated(EnumType.STRING)
    CanaryOutcome outcome = CanaryOutcome.WAITING;

    String message = "not asked yet";
    String fingerprintDigest;
    String recertification;
    long checks;
    Instant createdAt;
    String createdBy;
    Instant checkedAt;

    @Version
    long version;
}
