package dev.landbridge.eval.suite;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "suite")
class SuiteEntity {
    @Id
    String id;

    String team;
    String name;
    String title;
    String description;
    String metric;
    String digest;
    int tasks;
    int items;
    /** Tasks and groups as JSON, as they were read when the suite was added. */
    String contents;

    Instant createdAt;
    String createdBy;

    Suite suite() {
        return suite("added by " + createdBy);
    }

    /** @param provenance without the digest */
    Suite suite(String provenance) {
        return new Suite(
                name, title, description, "tasks", metric, tasks, items, provenance + ", sha256:" + digest, createdAt);
    }
}
