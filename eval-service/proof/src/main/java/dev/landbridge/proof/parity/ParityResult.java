package dev.landbridge.proof.parity;

import java.util.List;

/**
 * Everything the judge found; a verifier computes it again from the attached tables.
 *
 * @param size sample size class of the policy
 * @param gatesNotRun gates of the protocol that this run did not execute
 * @param statistics null when the run was not admissible
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
        List<PromptRow> prompts) {

    public static final String SCHEMA = "landbridge.parity/1";
}
