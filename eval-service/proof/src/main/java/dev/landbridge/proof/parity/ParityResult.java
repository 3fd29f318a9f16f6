package dev.landbridge.proof.parity;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.landbridge.proof.diagnosis.Diagnosis;
import dev.landbridge.proof.matrix.MatrixCoverage;
import java.util.List;

/**
 * Everything the judge found; a verifier computes it again from the attached tables.
 *
 * @param size sample size class of the policy
 * @param gatesNotRun gates of the protocol that this run did not execute
 * @param diagnosis where a difference sits; it decides nothing
 * @param statistics null when the run was not admissible
 * @param matrix cells of the serving matrix; null when it was not run, as is its coverage
 */
public record ParityResult(
        String schema,
        String policyVersion,
        String policyDigest,
        String profile,
        String size,
        String sizeNote,
        String chip,
        String numerics,
        ParityVerdict verdict,
        String sentence,
        List<Gate> gates,
        List<String> gatesRun,
        List<String> gatesNotRun,
        ParityStatistics statistics,
        ParitySeries series,
        List<PromptRow> prompts,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<MatrixCell> matrix,
        @JsonInclude(JsonInclude.Include.NON_NULL) MatrixCoverage matrixCoverage,
        @JsonInclude(JsonInclude.Include.NON_NULL) Diagnosis diagnosis) {

    public static final String SCHEMA = "landbridge.parity/1";
}
