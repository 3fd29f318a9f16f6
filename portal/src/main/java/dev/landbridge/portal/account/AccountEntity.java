package dev.landbridge.portal.account;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

@Entity
@Table(name = "account")
class AccountEntity {
    @Id
    String id;

    String name;
    String displayName;
    String passwordHash;
    boolean operator;
    boolean disabled;
    Instant createdAt;

    @Version
    long version;
}
