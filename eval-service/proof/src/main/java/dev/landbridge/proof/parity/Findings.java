package dev.landbridge.proof.parity;

import dev.landbridge.proof.diagnosis.Diagnosis;
import dev.landbridge.proof.golden.Trace;
import java.util.List;
import java.util.Optional;

/**
 * What a result tells beside its gates.
 *
 * @param statistics null when the run was not admissible, as is the series
 */
record Findings(
        ParityStatistics statistics,
        ParitySeries series,
        List<PromptRow> prompts,
        Optional<MatrixFindings> matrix,
        Diagnosis diagnosis) {

    static Findings ofForm(Trace golden, Trace target) {
        return new Findings(null, null, List.of(), Optional.empty(), Diagnosis.ofForm(golden, target));
    }
}
