package dev.landbridge.eval.registry;

import dev.landbridge.contracts.registry.v1.GetReleaseDocumentsRequest;
import dev.landbridge.contracts.registry.v1.GetReleaseDocumentsResponse;
import dev.landbridge.contracts.registry.v1.ReleaseEvidenceServiceGrpc.ReleaseEvidenceServiceBlockingStub;
import dev.landbridge.contracts.registry.v1.RenewEvidenceRequest;
import dev.landbridge.contracts.registry.v1.RevokeEvidenceRequest;
import dev.landbridge.kit.access.ServiceCalls;
import dev.landbridge.kit.problem.GrpcProblems;
import io.grpc.StatusRuntimeException;
import io.quarkus.grpc.GrpcClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/** What the registry hears about certificates, and what it gives for a release bundle. */
@ApplicationScoped
public class ReleaseEvidence {
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private final ReleaseEvidenceServiceBlockingStub registry;
    private final ServiceCalls calls;

    ReleaseEvidence(@GrpcClient("registry") ReleaseEvidenceServiceBlockingStub registry, ServiceCalls calls) {
        this.registry = registry;
        this.calls = calls;
    }

    /** The certificate counts in no gate any more. */
    public void revoke(String team, String certificateId, String reason, Instant at) {
        RevokeEvidenceRequest request = RevokeEvidenceRequest.newBuilder()
                .setKind("certificate")
                .setReferenceId(certificateId)
                .setReason(reason)
                .setRevokedAt(at.toString())
                .build();
        try {
            calls.on(registry, team, DEADLINE).revokeEvidence(request);
        } catch (StatusRuntimeException e) {
            throw GrpcProblems.from(e);
        }
    }

    /** The certificate counts in place of an older one. */
    public void renew(String team, RenewEvidenceRequest renewal) {
        try {
            calls.on(registry, team, DEADLINE).renewEvidence(renewal);
        } catch (StatusRuntimeException e) {
            throw GrpcProblems.from(e);
        }
    }

    public GetReleaseDocumentsResponse documents(String team, String modelVersionId, String certificateId) {
        GetReleaseDocumentsRequest request = GetReleaseDocumentsRequest.newBuilder()
                .setModelVersionId(modelVersionId)
                .setCertificateId(certificateId)
                .build();
        try {
            return calls.on(registry, team, DEADLINE).getReleaseDocuments(request);
        } catch (StatusRuntimeException e) {
            throw GrpcProblems.from(e);
        }
    }
}
