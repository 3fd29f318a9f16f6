package dev.landbridge.registry.evidence;

import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.audit.AuditLog;
import dev.landbridge.kit.audit.Subject;
import dev.landbridge.kit.id.Ids;
import dev.landbridge.kit.page.Page;
import dev.landbridge.kit.page.PageRequest;
import dev.landbridge.registry.lock.DecisionLocks;
import dev.landbridge.silicon.SiliconCatalogue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every result about a version. A result is stale as soon as a fact it is bound to has changed. */
@ApplicationScoped
public class EvidenceIndex {
    private final EvidenceStore store;
    private final DecisionLocks locks;
    private final AuditLog audit;
    private final Clock clock;

    /** Read at the first use. */
    private static final class CurrentRules {
        static final String VERSION = SiliconCatalogue.load().rulesVersion();
    }

    EvidenceIndex(EvidenceStore store, DecisionLocks locks, AuditLog audit, Clock clock) {
        this.store = store;
        this.locks = locks;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public void record(EvidenceSubject subject, Evidence.Draft draft) {
        locks.model(subject.team(), subject.model());
        Evidence found = draft.of(Ids.next("evd"), subject, clock.instant());
        store.add(found);
        audit.record(
                subject.team(),
                Actor.service("model-registry"),
                "record-evidence",
                new Subject("model-version", subject.model() + "/" + subject.version()),
                Map.of("kind", found.kind().label(), "verdict", found.verdict(), "reference_id", found.referenceId()));
    }

    /** The evidence that a draft would become, for a look before it is recorded. */
    public Evidence preview(EvidenceSubject subject, Evidence.Draft draft) {
        return draft.of(Ids.next("evd"), subject, clock.instant());
    }

    /** Remembers the fingerprint of what serves in the deployment's place; evidence about another one is stale. */
    @Transactional
    public void observe(String team, String deploymentId, String fingerprintDigest) {
        store.observe(team, deploymentId, fingerprintDigest, clock.instant());
    }

    /** Takes a result back: it counts in no gate any more. Telling it again changes nothing. */
    @Transactional
    public void revoke(String team, EvidenceKind kind, String referenceId, String reason, Instant at) {
        Optional<Evidence> known = store.of(team, kind, referenceId);
        known.ifPresent(evidence -> locks.model(team, evidence.model()));
        if (store.revoke(team, kind, referenceId, reason, at) && known.isPresent()) {
            audit.record(
                    team,
                    Actor.service("eval-service"),
                    "revoke-evidence",
                    new Subject(
                            "model-version",
                            known.get().model() + "/" + known.get().version()),
                    Map.of("kind", kind.label(), "reference_id", referenceId, "reason", reason));
        }
    }

    /** The evidence of one result, as it was recorded. */
    @Transactional
    public Optional<Evidence> find(String team, EvidenceKind kind, String referenceId) {
        return store.of(team, kind, referenceId);
    }

    /** Newest first, with what has become stale marked. */
    @Transactional
    public List<Evidence> of(EvidenceSubject subject) {
        Set<String> seen = new HashSet<>();
        Map<String, String> fingerprints = store.fingerprints(subject.team(), subject.model(), subject.version());
        Set<String> revoked = store.revoked(subject.team(), subject.model(), subject.version());
        Instant now = clock.instant();
        return store.of(subject.team(), subject.model(), subject.version()).stream()
                .map(evidence -> {
                    List<StaleReason> reasons = changed(evidence, subject, fingerprints, now);
                    if (revoked.contains(evidence.id())) {
                        reasons.add(StaleReason.REVOKED);
                    }
                    if (!seen.add(sameQuestion(evidence))) {
                        reasons.add(StaleReason.SUPERSEDED);
                    }
                    return evidence.staleBecause(List.copyOf(reasons));
                })
                .toList();
    }

    /** The versions of a model that there is evidence of this kind about; of any kind for null. */
    @Transactional
    public List<Integer> versions(String team, String model, EvidenceKind kind) {
        return store.versions(team, model, kind);
    }

    /** Ids and places of a team's evidence, newest first; null takes every model and kind. */
    @Transactional
    public Page<Evidence> list(String team, String model, EvidenceKind kind, PageRequest page) {
        return Page.ofOverfetched(
                store.page(team, model, kind, page.after().orElse("~"), page.size() + 1), page, Evidence::id);
    }

    private List<StaleReason> changed(
            Evidence evidence, EvidenceSubject subject, Map<String, String> fingerprints, Instant now) {
        List<StaleReason> reasons = new ArrayList<>();
        if (!evidence.weightsDigest().equals(subject.weightsDigest())) {
            reasons.add(StaleReason.WEIGHTS);
        }
        if (differs(evidence.tokenizerDigest(), subject.tokenizerDigest())) {
            reasons.add(StaleReason.TOKENIZER);
        }
        if (differs(evidence.chatTemplateDigest(), subject.chatTemplateDigest())) {
            reasons.add(StaleReason.CHAT_TEMPLATE);
        }
        if (differs(evidence.fingerprintDigest(), fingerprints.get(evidence.deploymentId()))) {
            reasons.add(StaleReason.FINGERPRINT);
        }
        if (differs(evidence.rulesVersion(), CurrentRules.VERSION)) {
            reasons.add(StaleReason.RULES);
        }
        if (evidence.expiresAt() != null && !evidence.expiresAt().isAfter(now)) {
            reasons.add(StaleReason.EXPIRED);
        }
        return reasons;
    }

    // Empty: recorded before this fact was kept, or the evidence does not rest on it.
    private static boolean differs(String recorded, String current) {
        return recorded != null && !recorded.isEmpty() && current != null && !recorded.equals(current);
    }

    private static String sameQuestion(Evidence evidence) {
        return String.join(
                "|",
                evidence.kind().name(),
                String.valueOf(evidence.chip()),
                String.valueOf(evidence.numerics()),
                String.valueOf(evidence.suite()),
                evidence.fault());
    }
}
