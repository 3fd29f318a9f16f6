package dev.landbridge.inference.key;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

@Entity
@Table(name = "api_key")
class ApiKeyEntity {
    @Id
    String id;

    String team;
    String name;
    String publicId;
    byte[] mac;
    String last4;

    String[] allowedModels = {};

    Instant expiresAt;

    @Column(insertable = false, updatable = false)
    Instant lastUsedAt;

    Instant createdAt;
    String createdBy;
    String createdById;
    Instant revokedAt;

    @Version
    long rowVersion;
}
