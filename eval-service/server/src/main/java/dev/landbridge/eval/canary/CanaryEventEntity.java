package dev.landbridge.eval.canary;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "canary_event")
class CanaryEventEntity {
    @Id
    String id;

    String canaryId;
    String team;

    @Enumerated(EnumType.STRING)
    CanaryEventKind kind;

    String message;
    String certificateId;
    String parityRunId;
    String outcome;
    Instant openedAt;
    Instant closedAt;
}
