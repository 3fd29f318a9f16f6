package dev.landbridge.registry.imports;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

@Entity
@Table(name = "version_import")
class ImportEntity {
    @Id
    String id;

    String team;

    @Enumerated(EnumType.STRING)
    SourceKind source;

    String endpoint;
    String repo;
    String revision;
    String sourceCommit;
    String licence;
    String model;
    String sealedToken;
    String facts;

    @Enumerated(EnumType.STRING)
    ImportState state;

    String message;
    int files;
    int totalFiles;
    long bytes;
    long totalBytes;
    int failures;
    int damages;
    Integer version;
    Instant createdAt;
    String createdBy;
    String createdByName;
    Instant finishedAt;

    @Version
    long rowVersion;
}
