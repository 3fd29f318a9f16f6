package dev.landbridge.proof.parity;

import dev.landbridge.proof.golden.GoldenCase;
import dev.landbridge.proof.statistics.Samples;
import java.util.ArrayList;
import java.util.List;

/**
 * One prompt in the result table.
 *
 * @param kl mean KL, nats a token
 * @param firstDivergence position of the first top-1 flip, -1 when there is none
 */
public record PromptRow(
        int index,
        String caseId,
        double kl,
        double floorKl,
        double deltaNll,
        int flips,
        int positions,
        int firstDivergence,
        String text) {

    static List<PromptRow> table(List<GoldenCase> cases, PositionTables compared, PositionTables floor) {
        List<PromptRow> rows = new ArrayList<>();
        for (int i = 0; i < compared.prompts().size(); i++) {
            PromptComparison prompt = compared.prompts().get(i);
            GoldenCase source = cases.get(compared.cases().get(i));
            rows.add(new PromptRow(
                    compared.cases().get(i),
                    source.caseId(),
                    Samples.mean(prompt.kl()),
                    Samples.mean(floor.prompts().get(i).kl()),
                    Samples.mean(prompt.deltaNll()),
                    prompt.flips(),
                    prompt.rows(),
                    prompt.firstFlip(),
                    source.text()));
        }
        return rows;
    }
}
