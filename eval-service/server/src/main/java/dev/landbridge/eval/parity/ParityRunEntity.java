package dev.landbridge.eval.parity;

import dev.landbridge.eval.job.JobEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

@Entity
@Table(name = "parity_run")
class ParityRunEntity extends JobEntity {
    String goldenTraceId;
    String chip;
    String numerics;
    String profile;
    String policyVersion;
    boolean earlyStop;
    String verdict;
    String sentence;
    Double meanKl;

    @Column(name = "top1_agreement")
    Double top1Agreement;

    Double deltaNll;
    String digest;
    String environment;
    String result;
    String certificateId;
}
