package dev.landbridge.registry.evidence;

import dev.landbridge.kit.id.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Every result about a version. A result is stale when it is about other weights, expired, or superseded. */
@ApplicationScoped
public class EvidenceIndex {
    private final EvidenceStore store;
    private final Clock clock;

    EvidenceIndex(EvidenceStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Transactional
    public void record(EvidenceSubject subject, Evidence.Draft draft) {
        store.add(draft.of(Ids.next("evd"), subject, clock.instant()));
    }

    /** Newest first, with what has become stale marked. */
    @Transactional
    public List<Evidence> of(EvidenceSubject subject) {
        Set<String> seen = new HashSet<>();
        return store.of(subject.team(), subject.model(), subject.version()).stream()
                .map(evidence -> {
                    boolean superseded = !seen.add(sameQuestion(evidence));
                    boolean otherWeights = !evidence.weightsDigest().equals(subject.weightsDigest());
                    boolean expired = evidence.expiresAt() != null
                            && !evidence.expiresAt().isAfter(clock.instant());
                    return evidence.markStale(superseded || otherWeights || expired);
                })
                .toList();
    }

    /** The versions of a model that there is evidence of this kind about; of any kind for null. */
    @Transactional
    public List<Integer> versions(String team, String model, EvidenceKind kind) {
        return store.versions(team, model, kind);
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
