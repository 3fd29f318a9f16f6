package dev.landbridge.registry.gate;

import dev.landbridge.registry.approval.Approval;
import dev.landbridge.registry.evidence.Evidence;
import dev.landbridge.registry.evidence.EvidenceKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Everything the gates look at: may this version serve on this chip under this alias?
 *
 * @param evidence newest first
 * @param candidate null when no deployment is named
 */
public record GateCase(
        String weightsDigest,
        String alias,
        String chip,
        List<Evidence> evidence,
        List<Approval> approvals,
        Candidate candidate,
        Instant now) {

    Optional<Evidence> newest(EvidenceKind kind, Predicate<Evidence> condition) {
        return evidence.stream()
                .filter(item -> item.kind() == kind)
                .filter(condition)
                .findFirst();
    }

    /** Evidence about the candidate itself; without one, about any clean deployment on the chip. */
    Optional<Evidence> aboutCandidate(EvidenceKind kind) {
        return newest(
                kind,
                item -> chip.equals(item.chip())
                        && (candidate == null
                                ? item.fault().isEmpty()
                                : candidate.deploymentId() != null
                                        && candidate.deploymentId().equals(item.deploymentId())));
    }

    boolean otherWeights(Evidence item) {
        return !item.weightsDigest().equals(weightsDigest);
    }
}
