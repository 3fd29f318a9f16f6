package dev.landbridge.registry.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A policy in words, one sentence a condition. */
final class Explanation {
    private Explanation() {}

    static List<String> of(CompiledPolicy policy) {
        PolicyDocument document = policy.document();
        List<String> sentences = new ArrayList<>();
        if (document.chips() != null) {
            sentences.add("Chip: '" + document.alias() + "' may serve on " + String.join(", ", document.chips())
                    + " and on nothing else.");
        }
        policy.rules().forEach(rule -> sentences.add(rule(document, rule)));
        sentences.add(approvals(document.approvals()));
        if (!document.waivable().isEmpty()) {
            sentences.add("Waivers: a releaser who did not ask for the release may waive "
                    + String.join(", ", document.waivable()) + " with a reason, for at most "
                    + document.waiverMaxDays() + " days.");
        }
        if (document.defaultChip() != null) {
            sentences.add("A tool that names no chip means " + document.defaultChip() + ".");
        }
        return sentences;
    }

    private static String rule(PolicyDocument document, CompiledPolicy.Rule rule) {
        if (rule.kind().isEmpty()) {
            return rule.title() + ": " + rule.condition().words() + ".";
        }
        String kind = rule.kind().get().label().replace('-', ' ');
        Integer days = document.evidenceMaxAgeDays().get(rule.kind().get().label());
        String which =
                rule.selection().map(select -> " for which " + select.words()).orElse("");
        return rule.title() + ": of the newest " + kind + " evidence" + which + ", "
                + rule.condition().words()
                + "; it must be about exactly this version, unexpired"
                + (days == null ? "" : " and at most " + days + (days == 1 ? " day old" : " days old")) + ".";
    }

    private static String approvals(ApprovalRule rule) {
        if (!rule.asked()) {
            return "Approval: nobody has to approve.";
        }
        String people = rule.count() == 1
                ? "one person with the role "
                : rule.count() + " different people, each with the role ";
        return String.format(
                Locale.ROOT,
                "Approval: %s%s must approve; the person who asked never counts%s.",
                people,
                String.join(" or ", rule.roles()),
                rule.validDays() == null ? "" : ", and an approval counts for " + rule.validDays() + " days");
    }
}
