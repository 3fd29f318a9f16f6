package dev.landbridge.training.run;

import java.util.List;

/**
 * What eval-service says about the planned model on the target chip.
 *
 * @param verdict OK, WARN, CONVERT or BLOCK
 */
public record Preflight(String verdict, List<PreflightFinding> findings, String rulesVersion) {
    /** One rule that had something to say. */
    public record PreflightFinding(String rule, String verdict, String reason, String remedy, String source) {}

    /** False: training this would make a model that the target chip cannot serve as it is. */
    public boolean allowsTraining() {
        return verdict.equals("OK") || verdict.equals("WARN");
    }

    /** Why training was refused, with the remedy. */
    public String refusal() {
        return findings.stream()
                .filter(finding -> finding.verdict().equals(verdict))
                .findFirst()
                .map(finding -> finding.reason() + " " + finding.remedy())
                .orElse("The portability rules answer " + verdict + " for this model.");
    }
}
