package dev.landbridge.registry.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an alias asks of a version before it may point at it.
 *
 * @param chips the alias may serve on these only; null allows any chip
 * @param defaultChip meant by a door that names no chip; null when there is none
 * @param suite the evaluation that a release runs; {@code suite} in expressions
 * @param evidenceMaxAgeDays by kind of evidence
 * @param waivable names of the requirements a releaser may waive
 * @param waiverMaxDays longest time a waiver may last, 90 when null
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record PolicyDocument(
        String alias,
        List<String> chips,
        String defaultChip,
        String suite,
        List<Requirement> requirements,
        ApprovalRule approvals,
        Map<String, Integer> evidenceMaxAgeDays,
        List<String> waivable,
        Integer waiverMaxDays) {
    static final String DEFAULT_SUITE = "heldout-exact-match";
    private static final int DEFAULT_WAIVER_DAYS = 90;

    public PolicyDocument {
        chips = chips == null ? null : List.copyOf(chips);
        suite = suite == null || suite.isBlank() ? DEFAULT_SUITE : suite;
        requirements = requirements == null ? List.of() : List.copyOf(requirements);
        approvals = approvals == null ? ApprovalRule.NOBODY : approvals;
        evidenceMaxAgeDays = evidenceMaxAgeDays == null ? Map.of() : new TreeMap<>(evidenceMaxAgeDays);
        waivable = waivable == null ? List.of() : List.copyOf(waivable);
        waiverMaxDays = waiverMaxDays == null ? Integer.valueOf(DEFAULT_WAIVER_DAYS) : waiverMaxDays;
    }

    PolicyDocument under(String otherAlias) {
        return new PolicyDocument(
                otherAlias,
                chips,
                defaultChip,
                suite,
                requirements,
                approvals,
                evidenceMaxAgeDays,
                waivable,
                waiverMaxDays);
    }

    public boolean allowsChip(String chip) {
        return chips == null || chips.contains(chip);
    }
}
