package dev.landbridge.eval.certificate;

import dev.landbridge.contracts.eval.v1.Certificate;
import dev.landbridge.contracts.eval.v1.CertificateService;
import dev.landbridge.contracts.eval.v1.GetCertificateRequest;
import dev.landbridge.contracts.eval.v1.GetCertificateResponse;
import dev.landbridge.contracts.eval.v1.IssueCertificateRequest;
import dev.landbridge.contracts.eval.v1.IssueCertificateResponse;
import dev.landbridge.contracts.eval.v1.Verdict;
import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.audit.Actor;
import io.quarkus.grpc.GrpcService;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;

@GrpcService
@Blocking
@RolesAllowed(Role.SERVICE)
class CertificateGrpcService implements CertificateService {
    private final Certificates certificates;
    private final Caller caller;

    CertificateGrpcService(Certificates certificates, Caller caller) {
        this.certificates = certificates;
        this.caller = caller;
    }

    @Override
    public Uni<IssueCertificateResponse> issueCertificate(IssueCertificateRequest request) {
        Actor actor = request.getRequestedBy().isEmpty()
                ? Actor.of(caller)
                : new Actor(caller.subject(), request.getRequestedBy());
        CertificateView issued =
                certificates.issue(caller.team(), actor, request.getParityRunId(), request.getEvaluationId());
        return Uni.createFrom()
                .item(IssueCertificateResponse.newBuilder()
                        .setCertificate(proto(issued))
                        .build());
    }

    @Override
    public Uni<GetCertificateResponse> getCertificate(GetCertificateRequest request) {
        return Uni.createFrom()
                .item(GetCertificateResponse.newBuilder()
                        .setCertificate(proto(certificates.get(caller.team(), request.getId())))
                        .build());
    }

    private static Certificate proto(CertificateView view) {
        Certificate.Builder certificate = Certificate.newBuilder()
                .setId(view.id())
                .setModelVersionId(view.modelVersionId())
                .setDeploymentId(view.deploymentId())
                .setParityRunId(view.parityRunId())
                .setChip(view.chip())
                .setNumerics(view.numerics())
                .setVerdict(Verdict.valueOf("VERDICT_" + view.verdict()))
                .setSha256(view.sha256())
                .setKeyId(view.keyId())
                .setIssuedAt(view.issuedAt().toString())
                .setExpiresAt(view.expiresAt().toString())
                .setWeightsDigest(view.weightsDigest())
                .setFingerprintDigest(view.fingerprintDigest());
        if (view.revokedAt() != null) {
            certificate.setRevokedAt(view.revokedAt().toString()).setRevocationReason(view.revocationReason());
        }
        return certificate.build();
    }
}
