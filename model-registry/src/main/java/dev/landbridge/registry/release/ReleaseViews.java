package dev.landbridge.registry.release;

import dev.landbridge.registry.approval.Approvals;
import dev.landbridge.registry.decision.Decision;
import dev.landbridge.registry.decision.Decisions;
import dev.landbridge.registry.gate.Candidate;
import dev.landbridge.registry.gate.Gate;
import dev.landbridge.registry.policy.Policies;
import dev.landbridge.registry.policy.PolicyInForce;
import dev.landbridge.registry.promotion.Judgements;
import dev.landbridge.registry.promotion.Promotions;
import dev.landbridge.registry.version.ModelVersion;
import dev.landbridge.registry.version.ModelVersions;
import dev.landbridge.registry.waiver.Waivers;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Releases as people see them: with the gates, the approvals, the waivers and the policy as they stand now. */
@ApplicationScoped
class ReleaseViews {
    private final ReleaseStore store;
    private final ModelVersions versions;
    private final Judgements judgements;
    private final Approvals approvals;
    private final Policies policies;
    private final Waivers waivers;
    private final Decisions decisions;

    ReleaseViews(
            ReleaseStore store,
            ModelVersions versions,
            Judgements judgements,
            Approvals approvals,
            Policies policies,
            Waivers waivers,
            Decisions decisions) {
        this.store = store;
        this.versions = versions;
        this.judgements = judgements;
        this.approvals = approvals;
        this.policies = policies;
        this.waivers = waivers;
        this.decisions = decisions;
    }

    Release of(ReleaseEntity entity) {
        Candidate candidate = new Candidate(entity.id, entity.deploymentId, null, entity.fault);
        ModelVersion version = versions.get(entity.team, entity.model, entity.version);
        List<Gate> gates = judgements.gates(
                version,
                new Promotions.Wish(entity.team, entity.model, entity.version, entity.alias, entity.chip),
                candidate,
                entity.requestedBy);
        Optional<Decision> decision = decisions.ofRelease(entity.team, entity.id);
        Optional<PolicyInForce> policy = policies.of(entity.team, entity.model, entity.alias);
        return Release.of(
                entity,
                store.steps(entity),
                new Release.Standing(
                        gates,
                        approvals.of(entity.team, entity.model, entity.version, entity.id).stream()
                                .map(Release.Decided::of)
                                .toList(),
                        policy.map(found -> found.document().approvals().count())
                                .orElse(0),
                        waivers.of(entity.team, entity.model, entity.version).stream()
                                .filter(one -> one.alias().equals(entity.alias)
                                        && one.chip().equals(entity.chip))
                                .toList(),
                        decision.map(Decision::policy)
                                .or(() -> policy.map(PolicyInForce::label))
                                .orElse(null),
                        decision.map(Decision::id).orElse(null)));
    }
}
