package dev.landbridge.eval.endpoint;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

@Entity
@Table(name = "endpoint")
class EndpointEntity {
    @Id
    String id;

    String team;
    String name;
    String baseUrl;
    String model;
    String sealedKey;
    boolean chat;
    boolean completions;
    String tokenizer;
    Instant createdAt;
    String createdBy;
    Boolean probeOk;
    String probeDetail;
    Instant probedAt;

    @Version
    long version;
}
