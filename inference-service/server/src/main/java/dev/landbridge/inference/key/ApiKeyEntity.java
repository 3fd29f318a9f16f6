package dev.landbridge.inference.key;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

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

    @JdbcTypeCode(SqlTypes.JSON)
    List<String> allowedModels = new ArrayList<>();

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
