package dev.landbridge.proof.diagnosis;

import dev.landbridge.proof.golden.Vocabulary;
import dev.landbridge.proof.statistics.PositionSlope;
import java.util.List;
import java.util.Optional;

/**
 * What the rules look at.
 *
 * @param slope growth of KL along the prompt over that of the floor
 * @param replicate empty when the target was asked once
 */
public record Evidence(
        List<PromptSample> prompts,
        Vocabulary vocabulary,
        Limits limits,
        PositionSlope slope,
        DecodeEvidence decodes,
        Optional<TargetReplicate> replicate) {

    /** Teacher-forced scoring alone is within what the profile accepts. */
    boolean prefillHolds() {
        Split.Side all = Split.side(prompts, (prompt, row) -> true);
        return all.kl() <= limits.kl(all.floorKl());
    }
}
