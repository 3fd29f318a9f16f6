package dev.landbridge.registry.gate;

import dev.landbridge.registry.approval.Approval;
import dev.landbridge.registry.evidence.Evidence;
import dev.landbridge.registry.evidence.EvidenceKind;
import dev.landbridge.registry.evidence.StaleReason;
import dev.landbridge.registry.waiver.Waiver;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Everything the gates look at: may this version serve on this chip under this alias?
 *
 * @param evidence newest first
 * @param approvals newest first
 * @param candidate null when no deployment is named
 * @param requestedBy who asks for the move, or null when nobody does yet; a waiver of theirs does not count
 */
public record GateCase(
        VersionFacts version,
        String alias,
        String chip,
        List<Evidence> evidence,
        List<Approval> approvals,
        List<Waiver> waivers,
        Candidate candidate,
        String requestedBy,
        Instant now) {
    private static final Set<EvidenceKind> ABOUT_A_DEPLOYMENT = Set.of(EvidenceKind.PARITY, EvidenceKind.CERTIFICATE);

    /** The evidence that can speak in this case: what is about a deployment only when it is about the candidate. */
    List<Evidence> speaking() {
        return evidence.stream().filter(this::speaks).toList();
    }

    private boolean speaks(Evidence item) {
        if (!ABOUT_A_DEPLOYMENT.contains(item.kind())) {
            return true;
        }
        return candidate == null
                ? item.fault().isEmpty()
                : candidate.deploymentId() != null && candidate.deploymentId().equals(item.deploymentId());
    }

    /** Of each question the newest answer that speaks here, without what no longer holds. */
    List<Evidence> holding(Ages ages) {
        Set<List<Object>> answered = new HashSet<>();
        return speaking().stream()
                .filter(item -> answered.add(question(item)))
                .filter(item -> objection(item, ages) == null)
                .toList();
    }

    /** Why a piece of evidence no longer holds, in words, or null when it does. */
    String objection(Evidence item, Ages ages) {
        for (StaleReason reason : item.staleBecause()) {
            if (reason == StaleReason.EXPIRED) {
                return "it expired at " + item.expiresAt();
            }
            if (reason != StaleReason.SUPERSEDED) {
                return reason.words();
            }
        }
        if (candidate != null
                && candidate.fingerprintDigest() != null
                && ABOUT_A_DEPLOYMENT.contains(item.kind())
                && item.fingerprintDigest() != null
                && !item.fingerprintDigest().equals(candidate.fingerprintDigest())) {
            return StaleReason.FINGERPRINT.words();
        }
        return ages.objection(item, now);
    }

    // java.util.List.of refuses null, and a portability report has no numerics.
    private static List<Object> question(Evidence item) {
        return List.of(
                item.kind(),
                String.valueOf(item.chip()),
                String.valueOf(item.numerics()),
                String.valueOf(item.suite()));
    }
}
