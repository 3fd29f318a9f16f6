package dev.landbridge.inference.deployment;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

@Entity
@Table(name = "replica")
class ReplicaEntity {
    @Id
    String id;

    String deploymentId;
    String team;
    int index;

    @Enumerated(EnumType.STRING)
    ReplicaState state;

    Long pid;
    Instant pidStartedAt;
    Integer port;
    int restarts;
    String loadedDigest;
    Instant startedAt;

    @Version
    long rowVersion;
}
