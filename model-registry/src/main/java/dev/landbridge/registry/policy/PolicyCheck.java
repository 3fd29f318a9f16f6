package dev.landbridge.registry.policy;

import dev.landbridge.kit.access.Role;
import dev.landbridge.registry.evidence.EvidenceKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What is wrong with a document, all of it at once. */
public record PolicyCheck(CompiledPolicy policy, List<PolicyError> errors) {
    /** The gates that every policy has by itself. */
    static final Set<String> OWN_NAMES = Set.of("approval", "chip");

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,62}");
    private static final int MOST_REQUIREMENTS = 50;
    private static final int MOST_APPROVERS = 10;
    private static final int MOST_DAYS = 3660;

    public static PolicyCheck of(PolicyDocument document) {
        List<PolicyError> errors = new ArrayList<>();
        requirements(document, errors);
        approvals(document.approvals(), errors);
        chips(document, errors);
        ages(document, errors);
        waivers(document, errors);
        return new PolicyCheck(CompiledPolicy.of(document, errors), List.copyOf(errors));
    }

    public boolean valid() {
        return errors.isEmpty();
    }

    private static void requirements(PolicyDocument document, List<PolicyError> errors) {
        if (document.requirements().size() > MOST_REQUIREMENTS) {
            wrong(errors, "requirements", "at most " + MOST_REQUIREMENTS + " requirements are allowed");
        }
        Set<String> seen = new HashSet<>();
        for (Requirement requirement : document.requirements()) {
            String name = requirement.name();
            if (name == null || !NAME.matcher(name).matches()) {
                errors.add(new PolicyError(name, "name", "must be lower-case letters, digits and '-'"));
            } else if (OWN_NAMES.contains(name)) {
                errors.add(new PolicyError(name, "name", "is taken by the policy's own gate of that name"));
            } else if (!seen.add(name)) {
                errors.add(new PolicyError(name, "name", "is used twice"));
            }
        }
    }

    private static void approvals(ApprovalRule rule, List<PolicyError> errors) {
        if (rule.count() < 0 || rule.count() > MOST_APPROVERS) {
            wrong(errors, "approvals.count", "must be between 0 and " + MOST_APPROVERS);
        }
        for (String role : rule.roles()) {
            if (!role.equals(Role.RELEASER) && !role.equals(Role.ADMIN)) {
                wrong(errors, "approvals.roles", "'" + role + "' cannot approve; use releaser or admin");
            }
        }
        if (rule.requesterMayApprove()) {
            wrong(errors, "approvals.requester_may_approve", "must be false: nobody approves what they asked for");
        }
        days("approvals.valid_days", rule.validDays(), errors);
    }

    private static void chips(PolicyDocument document, List<PolicyError> errors) {
        if (document.chips() != null && document.chips().isEmpty()) {
            wrong(errors, "chips", "must name a chip, or be null for any chip");
        }
        if (document.defaultChip() != null && !document.allowsChip(document.defaultChip())) {
            wrong(errors, "default_chip", "must be one of the chips");
        }
    }

    private static void ages(PolicyDocument document, List<PolicyError> errors) {
        List<String> kinds =
                Arrays.stream(EvidenceKind.values()).map(EvidenceKind::label).toList();
        document.evidenceMaxAgeDays().forEach((kind, most) -> {
            if (!kinds.contains(kind)) {
                wrong(errors, "evidence_max_age_days." + kind, "must be one of " + String.join(", ", kinds));
            }
            days("evidence_max_age_days." + kind, most, errors);
        });
    }

    private static void waivers(PolicyDocument document, List<PolicyError> errors) {
        days("waiver_max_days", document.waiverMaxDays(), errors);
        for (String name : document.waivable()) {
            if (OWN_NAMES.contains(name)) {
                wrong(errors, "waivable", "'" + name + "' can never be waived");
            } else if (document.requirements().stream().noneMatch(one -> name.equals(one.name()))) {
                wrong(errors, "waivable", "there is no requirement '" + name + "'");
            }
        }
    }

    private static void days(String where, Integer days, List<PolicyError> errors) {
        if (days != null && (days < 1 || days > MOST_DAYS)) {
            wrong(errors, where, "must be between 1 and " + MOST_DAYS + " days");
        }
    }

    private static void wrong(List<PolicyError> errors, String where, String message) {
        errors.add(new PolicyError(null, where, message));
    }
}
