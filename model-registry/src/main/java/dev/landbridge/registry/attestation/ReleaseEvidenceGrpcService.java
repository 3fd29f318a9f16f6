package dev.landbridge.registry.attestation;

import com.google.protobuf.ByteString;
import dev.landbridge.contracts.registry.v1.GetReleaseDocumentsRequest;
import dev.landbridge.contracts.registry.v1.GetReleaseDocumentsResponse;
import dev.landbridge.contracts.registry.v1.ReleaseEvidenceServiceGrpc;
import dev.landbridge.contracts.registry.v1.RenewEvidenceRequest;
import dev.landbridge.contracts.registry.v1.RenewEvidenceResponse;
import dev.landbridge.contracts.registry.v1.RevokeEvidenceRequest;
import dev.landbridge.contracts.registry.v1.RevokeEvidenceResponse;
import dev.landbridge.contracts.registry.v1.SignedDecision;
import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.registry.decision.SignedDecisions;
import dev.landbridge.registry.evidence.EvidenceIndex;
import dev.landbridge.registry.evidence.EvidenceKind;
import dev.landbridge.registry.signature.RegistryKey;
import dev.landbridge.registry.signature.Signatures;
import dev.landbridge.registry.version.ModelVersion;
import dev.landbridge.registry.version.ModelVersions;
import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.time.format.DateTimeParseException;

@GrpcService
@Blocking
public class ReleaseEvidenceGrpcService extends ReleaseEvidenceServiceGrpc.ReleaseEvidenceServiceImplBase {
    private final EvidenceIndex evidence;
    private final RenewedEvidence renewed;
    private final ModelVersions versions;
    private final Signatures signatures;
    private final SignedDecisions decisions;
    private final RegistryKey key;
    private final Caller caller;

    ReleaseEvidenceGrpcService(
            EvidenceIndex evidence,
            RenewedEvidence renewed,
            ModelVersions versions,
            Signatures signatures,
            SignedDecisions decisions,
            RegistryKey key,
            Caller caller) {
        this.evidence = evidence;
        this.renewed = renewed;
        this.versions = versions;
        this.signatures = signatures;
        this.decisions = decisions;
        this.key = key;
        this.caller = caller;
    }

    @Override
    @RolesAllowed(Role.SERVICE)
    public void revokeEvidence(RevokeEvidenceRequest request, StreamObserver<RevokeEvidenceResponse> response) {
        if (!request.getKind().equals(EvidenceKind.CERTIFICATE.label())) {
            throw Problem.invalid("kind", "must be " + EvidenceKind.CERTIFICATE.label());
        }
        evidence.revoke(
                caller.team(),
                EvidenceKind.CERTIFICATE,
                request.getReferenceId(),
                request.getReason(),
                time("revoked_at", request.getRevokedAt()));
        response.onNext(RevokeEvidenceResponse.getDefaultInstance());
        response.onCompleted();
    }

    @Override
    @RolesAllowed(Role.SERVICE)
    public void renewEvidence(RenewEvidenceRequest request, StreamObserver<RenewEvidenceResponse> response) {
        boolean recorded = renewed.record(caller.team(), request, time("expires_at", request.getExpiresAt()));
        response.onNext(RenewEvidenceResponse.newBuilder().setRecorded(recorded).build());
        response.onCompleted();
    }

    @Override
    @RolesAllowed(Role.SERVICE)
    public void getReleaseDocuments(
            GetReleaseDocumentsRequest request, StreamObserver<GetReleaseDocumentsResponse> response) {
        ModelVersion version = versions.getById(caller.team(), request.getModelVersionId());
        GetReleaseDocumentsResponse.Builder documents = GetReleaseDocumentsResponse.newBuilder()
                .setModelSignature(ByteString.copyFrom(signatures.bundle(version)))
                .setRegistryKey(key.verificationKey().pem());
        decisions
                .restingOn(caller.team(), version.model(), version.version(), request.getCertificateId())
                .filter(decision -> decision.policy() != null)
                .ifPresent(decision -> documents.setDecision(SignedDecision.newBuilder()
                        .setId(decision.decisionId())
                        .setBundle(ByteString.copyFromUtf8(decision.bundle()))
                        .setRecord(ByteString.copyFromUtf8(decision.record()))
                        .setPolicy(ByteString.copyFromUtf8(decision.policy()))));
        response.onNext(documents.build());
        response.onCompleted();
    }

    private static Instant time(String field, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw Problem.invalid(field, "must be an RFC 3339 time");
        }
    }
}
