package dev.landbridge.eval.goldentrace;

import dev.landbridge.eval.job.JobEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

@Entity
@Table(name = "golden_trace")
class GoldenTraceEntity extends JobEntity {
    String digest;
    int prompts;
    long positions;

    @Column(name = "top_k")
    int topK;

    String environment;
    String files;
}
