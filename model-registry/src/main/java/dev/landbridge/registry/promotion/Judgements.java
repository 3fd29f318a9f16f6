package dev.landbridge.registry.promotion;

import dev.landbridge.registry.approval.Approvals;
import dev.landbridge.registry.decision.Decisions;
import dev.landbridge.registry.evidence.Evidence;
import dev.landbridge.registry.evidence.EvidenceIndex;
import dev.landbridge.registry.evidence.EvidenceKind;
import dev.landbridge.registry.gate.Candidate;
import dev.landbridge.registry.gate.Gate;
import dev.landbridge.registry.gate.GateCase;
import dev.landbridge.registry.gate.Gates;
import dev.landbridge.registry.gate.VersionFacts;
import dev.landbridge.registry.policy.CompiledPolicy;
import dev.landbridge.registry.policy.Policies;
import dev.landbridge.registry.policy.PolicyDocument;
import dev.landbridge.registry.policy.PolicyInForce;
import dev.landbridge.registry.version.ModelVersion;
import dev.landbridge.registry.waiver.Waivers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Brings together what a gate looks at, as it is now. */
@ApplicationScoped
public class Judgements {
    /** Stands for the chip in words and conditions when nobody named one; no evidence is about it. */
    static final String NO_CHIP = "any chip";

    private final EvidenceIndex evidence;
    private final Approvals approvals;
    private final Waivers waivers;
    private final Policies policies;
    private final Clock clock;

    Judgements(EvidenceIndex evidence, Approvals approvals, Waivers waivers, Policies policies, Clock clock) {
        this.evidence = evidence;
        this.approvals = approvals;
        this.waivers = waivers;
        this.policies = policies;
        this.clock = clock;
    }

    /** How every gate of the alias stands; empty for an alias without a policy. */
    @Transactional
    public List<Gate> gates(ModelVersion version, Promotions.Wish wish, Candidate candidate, String requestedBy) {
        return judge(version, wish, candidate, requestedBy)
                .map(Decisions.Judged::gates)
                .orElse(List.of());
    }

    /** How one gate would stand with this evidence more; empty when the policy has no such gate. */
    @Transactional
    public Optional<Gate> gateWith(
            Evidence.Draft more, String name, ModelVersion version, Promotions.Wish wish, Asker asker) {
        Evidence preview = evidence.preview(version.subject(), more);
        return policies.of(wish.team(), wish.model(), wish.alias()).stream()
                .flatMap(policy -> Gates.judge(policy.policy(), facts(version, wish, asker, List.of(preview))).stream())
                .filter(gate -> gate.name().equals(name))
                .findFirst();
    }

    /** Who asks, with which deployment; both may be null. */
    public record Asker(Candidate candidate, String requestedBy) {}

    /** Empty for an alias without a policy. */
    @Transactional
    public Optional<Decisions.Judged> judge(
            ModelVersion version, Promotions.Wish wish, Candidate candidate, String requestedBy) {
        return policies.of(wish.team(), wish.model(), wish.alias())
                .map(policy -> judge(policy, facts(version, wish, new Asker(candidate, requestedBy), List.of())));
    }

    /** How the gates of a document that is not saved would stand. */
    @Transactional
    public List<Gate> tryOut(CompiledPolicy policy, ModelVersion version, Promotions.Wish wish) {
        Promotions.Wish named = wish.on(chip(policy.document(), wish, version).orElse(null));
        return Gates.judge(policy, facts(version, named, new Asker(null, null), List.of()));
    }

    private static Decisions.Judged judge(PolicyInForce policy, GateCase facts) {
        return new Decisions.Judged(policy, facts, Gates.judge(policy.policy(), facts));
    }

    /** The wish with the chip that is meant when none is named; unchanged when the policy does not tell. */
    @Transactional
    public Promotions.Wish named(Promotions.Wish wish, ModelVersion version) {
        return policies.of(wish.team(), wish.model(), wish.alias())
                .flatMap(policy -> chip(policy.document(), wish, version))
                .map(wish::on)
                .orElse(wish);
    }

    private Optional<String> chip(PolicyDocument policy, Promotions.Wish wish, ModelVersion version) {
        if (wish.chip() != null) {
            return Optional.of(wish.chip());
        }
        if (policy.defaultChip() != null) {
            return Optional.of(policy.defaultChip());
        }
        if (policy.chips() != null && policy.chips().size() == 1) {
            return Optional.of(policy.chips().get(0));
        }
        return evidence.of(version.subject()).stream()
                .filter(item -> item.kind() == EvidenceKind.CERTIFICATE)
                .map(Evidence::chip)
                .filter(Objects::nonNull)
                .filter(policy::allowsChip)
                .findFirst();
    }

    private GateCase facts(ModelVersion version, Promotions.Wish wish, Asker asker, List<Evidence> first) {
        List<Evidence> all = new ArrayList<>(first);
        all.addAll(evidence.of(version.subject()));
        return new GateCase(
                new VersionFacts(
                        version.model(),
                        version.version(),
                        version.digest(),
                        version.parameters(),
                        version.size(),
                        version.createdBy(),
                        version.createdAt(),
                        version.facts()),
                wish.alias(),
                wish.chip() == null ? NO_CHIP : wish.chip(),
                all,
                approvals.of(wish.team(), wish.model(), wish.version()),
                waivers.of(wish.team(), wish.model(), wish.version()),
                asker.candidate(),
                asker.requestedBy(),
                clock.instant());
    }
}
