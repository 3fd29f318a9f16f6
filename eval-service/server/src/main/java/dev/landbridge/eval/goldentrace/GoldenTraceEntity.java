package dev.landbridge.eval.goldentrace;

import dev.landbridge.eval.job.JobEntity;
import dev.landbridge.proof.ProofJson;
import dev.landbridge.proof.golden.Trace;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

@Entity
@Table(name = "golden_trace")
class GoldenTraceEntity extends JobEntity {
    String digest;
    int prompts;

    /** That were asked for; null for what the installation takes. */
    @Column(name = "most_prompts")
    Integer mostPrompts;

    long positions;

    @Column(name = "top_k")
    int topK;

    String environment;
    String files;
    /** What was asked for, as JSON; null for the held-out split. */
    String corpus;

    /** @param written as read back from its files */
    void describe(Trace written, String manifestDigest) {
        digest = manifestDigest;
        prompts = written.scoreCases().size();
        positions = written.tokens().tokenIds().length;
        environment = ProofJson.tree(written.manifest().identity()).toString();
        files = ProofJson.tree(written.manifest().files()).toString();
    }
}
