package dev.landbridge.registry.attestation;

import dev.landbridge.contracts.registry.v1.ParityProof;
import dev.landbridge.contracts.registry.v1.RenewEvidenceRequest;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.registry.evidence.Evidence;
import dev.landbridge.registry.evidence.EvidenceIndex;
import dev.landbridge.registry.evidence.EvidenceKind;
import dev.landbridge.registry.evidence.EvidenceSubject;
import dev.landbridge.registry.version.ModelVersions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;

/** The proof that a scheduled re-certification gave, in place of the one that a release had found. */
@ApplicationScoped
class RenewedEvidence {
    private final EvidenceIndex evidence;
    private final ModelVersions versions;

    RenewedEvidence(EvidenceIndex evidence, ModelVersions versions) {
        this.evidence = evidence;
        this.versions = versions;
    }

    /** @return false when the replaced certificate is no evidence here, so that nothing was recorded */
    @Transactional
    boolean record(String team, RenewEvidenceRequest renewal, Instant expiresAt) {
        Optional<Evidence> replaced = evidence.find(team, EvidenceKind.CERTIFICATE, renewal.getReplacedCertificateId());
        replaced.ifPresent(before -> record(before, renewal, expiresAt));
        return replaced.isPresent();
    }

    private void record(Evidence before, RenewEvidenceRequest renewal, Instant expiresAt) {
        EvidenceSubject subject =
                versions.get(before.team(), before.model(), before.version()).subject();
        if (!renewal.getWeightsDigest().equals(subject.weightsDigest())) {
            throw Problem.invalid("weights_digest", "is not that of the version the replaced certificate is about");
        }
        ParityProof parity = renewal.getParity();
        evidence.observe(before.team(), renewal.getDeploymentId(), renewal.getFingerprintDigest());
        evidence.record(
                subject,
                Evidence.draft(EvidenceKind.PARITY, "PASS", parity.getId())
                        .on(before.chip(), before.numerics())
                        .summary(parity.getSentence(), parity.getDigest())
                        .deployment(renewal.getDeploymentId(), renewal.getFingerprintDigest(), "")
                        .basis(parity.getGoldenTraceId()));
        evidence.record(
                subject,
                Evidence.draft(EvidenceKind.CERTIFICATE, "PASS", renewal.getCertificateId())
                        .on(before.chip(), before.numerics())
                        .summary("signed by key " + renewal.getKeyId(), renewal.getSha256())
                        .deployment(renewal.getDeploymentId(), renewal.getFingerprintDigest(), "")
                        .basis(parity.getId())
                        .expires(expiresAt));
    }
}
