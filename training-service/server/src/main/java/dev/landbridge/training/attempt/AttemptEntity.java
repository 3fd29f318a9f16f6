package dev.landbridge.training.attempt;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

@Entity
@Table(name = "attempt")
class AttemptEntity {
    @Id
    String id;

    String runId;
    String team;
    int number;

    @Enumerated(EnumType.STRING)
    AttemptState state;

    String pool;
    String silicon;
    String host;
    Long pid;
    Instant pidStartedAt;
    long fromStep;
    Long toStep;
    String reason;
    Instant startedAt;
    Instant finishedAt;

    @Version
    long version;
}
