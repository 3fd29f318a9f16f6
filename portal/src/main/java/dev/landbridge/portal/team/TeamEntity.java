package dev.landbridge.portal.team;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

@Entity
@Table(name = "team")
class TeamEntity {
    @Id
    String name;

    String displayName;
    Instant createdAt;

    @Version
    long version;
}
