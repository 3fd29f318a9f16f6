package dev.landbridge.eval.canary;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "canary_check")
class CanaryCheckEntity {
    @Id
    String id;

    String canaryId;
    Instant checkedAt;

    @Enumerated(EnumType.STRING)
    CanaryOutcome outcome;

    String message;
    int prompts;
    long positions;
    Double meanKl;
    Double floorMeanKl;
    Double selfKl;
    Long flips;

    @Column(name = "p99_delta")
    Double p99Delta;

    long unanswered;
}
