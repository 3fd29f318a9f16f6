package dev.landbridge.eval.evaluation;

import dev.landbridge.eval.job.JobEntity;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

@Entity
@Table(name = "evaluation")
class EvaluationEntity extends JobEntity {
    String endpointId;
    String suite;
    int itemLimit;
    int n;
    int correct;
    Double exactMatch;
    Double standardError;
    String datasetName;
    Integer datasetVersion;
    String datasetDigest;
    /** {@code landbridge}, or {@code lm-eval} for what was imported. */
    String source = "landbridge";

    String options;
    String scores;
    int failedRequests;
    int retries;
    int cached;
    long promptTokens;
    long completionTokens;
    Double latencyP50;
    Double latencyP95;
    Integer etaSeconds;
}
