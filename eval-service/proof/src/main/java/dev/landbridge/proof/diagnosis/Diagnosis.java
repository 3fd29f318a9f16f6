package dev.landbridge.proof.diagnosis;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.landbridge.proof.golden.Trace;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a difference sits. It decides nothing.
 *
 * @param heatMap null when nothing was compared
 * @param length mean KL by length of the prompt
 * @param targetReplicate null when the target was asked once
 */
public record Diagnosis(
        List<Slice> slices,
        @JsonInclude(JsonInclude.Include.NON_NULL) HeatMap heatMap,
        List<LengthBucket> length,
        List<Localisation> localisation,
        List<WorstPrompt> worstPrompts,
        @JsonInclude(JsonInclude.Include.NON_NULL) TargetReplicate targetReplicate) {

    private static final List<Rule> RULES = List.of(
            new PositionRule(),
            new BoundaryRule(),
            new TokenRule(),
            new ScaleRule(),
            new DecodeRule(),
            new ReplicateRule(),
            new AlternationRule());

    /** For runs that were not admissible: what the tables of the target show by their form. */
    public static Diagnosis ofForm(Trace golden, Trace target) {
        return new Diagnosis(List.of(), null, List.of(), FormRules.find(golden, target), List.of(), null);
    }

    public static Diagnosis of(Evidence evidence, List<WorstPrompt> worst) {
        List<Localisation> found = new ArrayList<>();
        RULES.forEach(rule -> rule.find(evidence).ifPresent(found::add));
        return new Diagnosis(
                Slices.of(evidence),
                HeatMap.of(evidence),
                LengthBucket.curve(evidence),
                List.copyOf(found),
                List.copyOf(worst),
                evidence.replicate().orElse(null));
    }

    /** The causes that the cells of a serving matrix show come first: they were asked apart. */
    public Diagnosis with(List<Localisation> ofCells) {
        List<Localisation> all = new ArrayList<>(ofCells);
        all.addAll(localisation);
        return new Diagnosis(slices, heatMap, length, List.copyOf(all), worstPrompts, targetReplicate);
    }
}
