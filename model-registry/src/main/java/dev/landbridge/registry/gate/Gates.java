package dev.landbridge.registry.gate;

import dev.landbridge.registry.evidence.Evidence;
import dev.landbridge.registry.evidence.EvidenceKind;
import dev.landbridge.registry.policy.CompiledPolicy;
import dev.landbridge.registry.policy.PolicyDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Judges a case against a policy. Pure: the same case gives the same answer. Whatever cannot be computed stays shut. */
public final class Gates {
    private final CompiledPolicy policy;
    private final PolicyDocument document;
    private final GateCase facts;
    private final Ages ages;
    private final ApprovalGate approval;
    private final Map<String, Object> variables;

    private Gates(CompiledPolicy policy, GateCase facts) {
        this.policy = policy;
        this.document = policy.document();
        this.facts = facts;
        this.ages = new Ages(document.evidenceMaxAgeDays());
        this.approval = ApprovalGate.of(document.approvals(), facts);
        this.variables = Facts.of(facts, document.suite(), facts.holding(ages), approval.counting());
    }

    public static List<Gate> judge(CompiledPolicy policy, GateCase facts) {
        return new Gates(policy, facts).judge();
    }

    private List<Gate> judge() {
        List<Gate> gates = new ArrayList<>();
        if (document.chips() != null) {
            gates.add(chip());
        }
        policy.rules().forEach(rule -> gates.add(waivedOrNot(judge(rule))));
        if (document.approvals().asked()) {
            gates.add(approval.gate());
        }
        return gates;
    }

    private Gate chip() {
        String allowed = String.join(", ", document.chips());
        return document.allowsChip(facts.chip())
                ? Gate.pass("chip", "Chip", "the policy allows " + facts.chip(), null)
                : Gate.shut(
                        "chip",
                        "Chip",
                        Gate.State.FAIL,
                        "'" + facts.alias() + "' may serve on " + allowed + ", not on " + facts.chip(),
                        "Release the version for " + allowed + ".",
                        null);
    }

    private Gate judge(CompiledPolicy.Rule rule) {
        return rule.kind().isPresent() ? ofItem(rule, rule.kind().get()) : ofCase(rule);
    }

    private Gate ofCase(CompiledPolicy.Rule rule) {
        if (rule.holds(variables)) {
            return Gate.pass(rule.name(), rule.title(), rule.met(variables).orElse("holds"), null);
        }
        Map<String, Object> withStale = Facts.of(facts, document.suite(), facts.speaking(), approval.counting());
        Gate.State state = rule.holds(withStale) ? Gate.State.STALE : Gate.State.FAIL;
        String detail = (state == Gate.State.STALE ? "holds only with evidence that is stale: " : "")
                + rule.objection(variables);
        return Gate.shut(rule.name(), rule.title(), state, detail, rule.remedy(variables), null);
    }

    private Gate ofItem(CompiledPolicy.Rule rule, EvidenceKind kind) {
        Optional<Evidence> found = facts.speaking().stream()
                .filter(item -> item.kind() == kind)
                .filter(item -> rule.selects(Facts.about(variables, item)))
                .findFirst();
        if (found.isEmpty()) {
            return Gate.shut(
                    rule.name(),
                    rule.title(),
                    Gate.State.MISSING,
                    rule.missing(variables),
                    rule.remedy(variables),
                    null);
        }
        Evidence item = found.get();
        String stale = facts.objection(item, ages);
        if (stale != null) {
            String detail = "the " + rule.title().toLowerCase(Locale.ROOT) + " evidence is stale: " + stale;
            return Gate.shut(rule.name(), rule.title(), Gate.State.STALE, detail, rule.remedy(variables), item.id());
        }
        Map<String, Object> about = Facts.about(variables, item);
        return rule.holds(about)
                ? Gate.pass(rule.name(), rule.title(), rule.met(about).orElse(item.summary()), item.id())
                : Gate.shut(
                        rule.name(),
                        rule.title(),
                        Gate.State.FAIL,
                        rule.objection(about),
                        rule.remedy(variables),
                        item.id());
    }

    private Gate waivedOrNot(Gate gate) {
        if (gate.passes() || !document.waivable().contains(gate.name())) {
            return gate;
        }
        return facts.waivers().stream()
                .filter(waiver -> waiver.requirement().equals(gate.name())
                        && waiver.alias().equals(facts.alias())
                        && waiver.chip().equals(facts.chip()))
                .filter(waiver -> waiver.holds(facts.now()))
                .filter(waiver -> !approval.requesters(facts.requestedBy()).contains(waiver.grantedBy()))
                .findFirst()
                .map(waiver -> gate.waived(waiver.id(), waiver.text()))
                .orElse(gate);
    }
}
