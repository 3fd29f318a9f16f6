package dev.landbridge.inference.route;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.time.Instant;

@Entity
@Table(name = "route")
class RouteEntity {
    @EmbeddedId
    Key key;

    String deploymentId;
    String alias;
    String certificateId;
    String releaseId;
    Instant updatedAt;

    @Version
    long rowVersion;

    @Embeddable
    record Key(String team, String name) implements Serializable {}
}
