package dev.landbridge.silicon;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Applies the rules of a catalogue to a model and a chip. Pure: same catalogue and query, same report. */
public final class PortabilityChecker {

    private final SiliconCatalogue catalogue;

    public PortabilityChecker(SiliconCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** @throws UnknownChipException when the chip key is not in the catalogue */
    public PortabilityReport check(PortabilityQuery query) {
        Facts facts = new Facts(catalogue, query);
        List<Finding> findings = new ArrayList<>();
        PortabilityVerdict verdict = PortabilityVerdict.OK;
        for (Rule rule : catalogue.rules()) {
            Optional<Finding> finding = apply(rule, facts);
            finding.ifPresent(findings::add);
            verdict = verdict.worse(finding.map(Finding::verdict).orElse(PortabilityVerdict.OK));
        }
        return new PortabilityReport(
                verdict,
                List.copyOf(findings),
                query.chip(),
                facts.family(),
                catalogue.rulesVersion(),
                catalogue.digest(),
                catalogue.overrides());
    }

    private Optional<Finding> apply(Rule rule, Facts facts) {
        if (!catalogue.speaksAbout(rule, facts.family()) || !rule.when().holds(facts)) {
            return Optional.empty();
        }
        return rule.outcomes().stream()
                .filter(outcome -> catalogue.expand(outcome.families()).contains(facts.family()))
                .filter(outcome -> outcome.when() == null || outcome.when().holds(facts))
                .findFirst()
                .map(outcome -> finding(rule, outcome, facts));
    }

    private static Finding finding(Rule rule, Rule.Outcome outcome, Facts facts) {
        String reason = outcome.reason() == null ? rule.reason() : outcome.reason();
        String remedy = outcome.remedy() == null ? rule.remedy() : outcome.remedy();
        Optional<ComputedResult> computed =
                rule.when().computedNames().findFirst().map(facts::computed);
        return new Finding(
                rule.id(),
                outcome.verdict(),
                fill(reason, facts, computed),
                fill(remedy, facts, computed),
                fill(rule.source(), facts, computed));
    }

    private static String fill(String text, Facts facts, Optional<ComputedResult> computed) {
        return text.replace("{chip}", facts.chip().key())
                .replace("{family}", facts.family())
                .replace("{architecture}", facts.config().architecture())
                .replace("{quant_method}", facts.config().text("quantization_config.quant_method"))
                .replace("{detail}", computed.map(ComputedResult::detail).orElse(""))
                .replace(
                        "{computed_remedy}",
                        computed.map(ComputedResult::remedy).orElse(""));
    }
}
