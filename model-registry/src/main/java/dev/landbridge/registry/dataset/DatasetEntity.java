package dev.landbridge.registry.dataset;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Never changed after it was written, hence without a row version. */
@Entity
@Table(name = "dataset_version")
class DatasetEntity {
    @Id
    String id;

    String team;
    String name;
    int version;
    String description;
    String digest;
    String splits;
    String files;
    String rowSchema;
    String provenance;
    Instant createdAt;
    String createdBy;
}
