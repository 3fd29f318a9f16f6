package dev.landbridge.eval.portability;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "portability_report")
class PortabilityReportEntity {
    @Id
    String id;

    String team;
    String subject;
    String chip;
    String verdict;
    String report;
    Instant createdAt;
    String createdBy;
}
