package dev.landbridge.registry.gate;

import dev.landbridge.registry.approval.Approval;
import dev.landbridge.registry.policy.ApprovalRule;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The gate that asks for people. The approvals that count are all about one release, and never the requester's own. */
public final class ApprovalGate {
    static final String NAME = "approval";

    private final ApprovalRule rule;
    private final List<Approval> decisions;
    private final Instant now;

    private ApprovalGate(ApprovalRule rule, List<Approval> decisions, Instant now) {
        this.rule = rule;
        this.decisions = decisions;
        this.now = now;
    }

    /** Of the named release; without one, of the release that was decided last. */
    static ApprovalGate of(ApprovalRule rule, GateCase facts) {
        List<Approval> here = facts.approvals().stream()
                .filter(one -> one.alias().equals(facts.alias()) && one.chip().equals(facts.chip()))
                .toList();
        String named = facts.candidate() == null ? null : facts.candidate().releaseId();
        String release = named != null || here.isEmpty() ? named : here.get(0).releaseId();
        return of(
                rule,
                here.stream().filter(one -> one.releaseId().equals(release)).toList(),
                facts.now());
    }

    /** Of the decisions about one release. */
    public static ApprovalGate of(ApprovalRule rule, List<Approval> decisions, Instant now) {
        return new ApprovalGate(rule, decisions, now);
    }

    /** Approvals by different people, none of whom asked for the release, all with a role that may. */
    public List<Approval> counting() {
        Set<String> people = new HashSet<>();
        return decisions.stream()
                .filter(Approval::grantedBySecondPerson)
                .filter(one -> one.roles().stream().anyMatch(rule.roles()::contains))
                .filter(one -> rule.validDays() == null
                        || one.decidedAt()
                                .plus(Duration.ofDays(rule.validDays()))
                                .isAfter(now))
                .filter(one -> people.add(one.decidedBy()))
                .toList();
    }

    /** Whether enough people agree and nobody objects. */
    public boolean satisfied() {
        return rejections().isEmpty() && counting().size() >= rule.count();
    }

    /** Whoever asks for the move and whoever asked for the release that was decided. */
    Set<String> requesters(String mover) {
        Set<String> people = new HashSet<>();
        people.add(mover);
        decisions.forEach(one -> people.add(one.requestedBy()));
        return people;
    }

    private List<Approval> rejections() {
        return decisions.stream()
                .filter(one -> !one.decision().equals(Approval.APPROVE))
                .toList();
    }

    Gate gate() {
        String title = rule.count() == 1 ? "Approval by a second person" : "Approval by " + rule.count() + " people";
        List<Approval> counting = counting();
        String release = decisions.isEmpty() ? null : decisions.get(0).releaseId();
        if (!rejections().isEmpty()) {
            return Gate.shut(
                    NAME,
                    title,
                    Gate.State.FAIL,
                    "the release was rejected by " + names(rejections()),
                    "Start a new release and have it approved.",
                    release);
        }
        if (satisfied()) {
            return Gate.pass(NAME, title, "approved by " + names(counting), release);
        }
        String roles = String.join(" or ", rule.roles());
        return Gate.shut(
                NAME,
                title,
                Gate.State.MISSING,
                rule.count() == 1
                        ? "no second person has approved"
                        : counting.size() + " of " + rule.count() + " people have approved",
                "A " + roles + " other than the requester has to approve the release"
                        + (rule.count() == 1 ? "." : ", " + rule.count() + " of them in all."),
                release);
    }

    private static String names(List<Approval> decisions) {
        return decisions.stream()
                .map(one -> one.decidedByName().isEmpty() ? one.decidedBy() : one.decidedByName())
                .collect(Collectors.joining(", "));
    }
}
