package dev.landbridge.eval.fake;

import com.google.protobuf.ByteString;
import dev.landbridge.contracts.registry.v1.GetReleaseDocumentsRequest;
import dev.landbridge.contracts.registry.v1.GetReleaseDocumentsResponse;
import dev.landbridge.contracts.registry.v1.ReleaseEvidenceServiceGrpc;
import dev.landbridge.contracts.registry.v1.RenewEvidenceRequest;
import dev.landbridge.contracts.registry.v1.RenewEvidenceResponse;
import dev.landbridge.contracts.registry.v1.RevokeEvidenceRequest;
import dev.landbridge.contracts.registry.v1.RevokeEvidenceResponse;
import dev.landbridge.formats.attestation.Envelope;
import dev.landbridge.formats.attestation.ModelManifest;
import dev.landbridge.formats.attestation.SigningKey;
import dev.landbridge.formats.digest.FileDigest;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A registry that signs manifests, and hears of revocations at the second try. */
public final class FakeReleaseEvidence extends ReleaseEvidenceServiceGrpc.ReleaseEvidenceServiceImplBase {
    public static final List<RevokeEvidenceRequest> REVOKED = new CopyOnWriteArrayList<>();
    public static final List<RenewEvidenceRequest> RENEWED = new CopyOnWriteArrayList<>();
    private static final AtomicInteger TRIES = new AtomicInteger();

    private final SigningKey key = SigningKey.generate();
    private final List<FileDigest> files;

    FakeReleaseEvidence(List<FileDigest> files) {
        this.files = files;
    }

    @Override
    public void revokeEvidence(RevokeEvidenceRequest request, StreamObserver<RevokeEvidenceResponse> out) {
        if (TRIES.incrementAndGet() == 1) {
            out.onError(Status.UNAVAILABLE.asRuntimeException());
            return;
        }
        REVOKED.add(request);
        out.onNext(RevokeEvidenceResponse.getDefaultInstance());
        out.onCompleted();
    }

    @Override
    public void renewEvidence(RenewEvidenceRequest request, StreamObserver<RenewEvidenceResponse> out) {
        RENEWED.add(request);
        out.onNext(RenewEvidenceResponse.newBuilder().setRecorded(true).build());
        out.onCompleted();
    }

    @Override
    public void getReleaseDocuments(
            GetReleaseDocumentsRequest request, StreamObserver<GetReleaseDocumentsResponse> out) {
        byte[] manifest = Envelope.sign(new ModelManifest("adder:1", files).statement(), key)
                .bundle();
        out.onNext(GetReleaseDocumentsResponse.newBuilder()
                .setModelSignature(ByteString.copyFrom(manifest))
                .setRegistryKey(key.verificationKey().pem())
                .build());
        out.onCompleted();
    }
}
