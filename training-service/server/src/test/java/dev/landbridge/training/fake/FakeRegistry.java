package dev.landbridge.training.fake;

import com.google.protobuf.ByteString;
import dev.landbridge.contracts.registry.v1.ArtifactServiceGrpc;
import dev.landbridge.contracts.registry.v1.BlobServiceGrpc;
import dev.landbridge.contracts.registry.v1.DatasetServiceGrpc;
import dev.landbridge.contracts.registry.v1.DatasetVersion;
import dev.landbridge.contracts.registry.v1.DownloadRequest;
import dev.landbridge.contracts.registry.v1.DownloadResponse;
import dev.landbridge.contracts.registry.v1.GetDatasetVersionRequest;
import dev.landbridge.contracts.registry.v1.GetDatasetVersionResponse;
import dev.landbridge.contracts.registry.v1.ListArtifactsRequest;
import dev.landbridge.contracts.registry.v1.ListArtifactsResponse;
import dev.landbridge.contracts.registry.v1.ModelVersion;
import dev.landbridge.contracts.registry.v1.ModelVersionServiceGrpc;
import dev.landbridge.contracts.registry.v1.RegisterDatasetVersionRequest;
import dev.landbridge.contracts.registry.v1.RegisterDatasetVersionResponse;
import dev.landbridge.contracts.registry.v1.RegisterVersionRequest;
import dev.landbridge.contracts.registry.v1.RegisterVersionResponse;
import dev.landbridge.contracts.registry.v1.UploadRequest;
import dev.landbridge.contracts.registry.v1.UploadResponse;
import dev.landbridge.formats.digest.FileDigest;
import dev.landbridge.formats.digest.RootDigest;
import dev.landbridge.formats.digest.Sha256;
import io.grpc.BindableService;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A registry in memory: keeps blobs by digest, refuses what does not have its digest or was never uploaded. */
public final class FakeRegistry {
    private final Map<String, byte[]> blobs = new ConcurrentHashMap<>();
    private final Map<String, DatasetVersion> datasets = new ConcurrentHashMap<>();
    private final Map<String, RegisterVersionRequest> versions = new ConcurrentHashMap<>();

    public List<BindableService> services() {
        return List.of(new Artifacts(), new Blobs(), new Datasets(), new Versions());
    }

    /** What was registered under the idempotency key. */
    public RegisterVersionRequest registered(String idempotencyKey) {
        return versions.get(idempotencyKey);
    }

    /** Nobody has stored any. */
    private static final class Artifacts extends ArtifactServiceGrpc.ArtifactServiceImplBase {
        @Override
        public void listArtifacts(ListArtifactsRequest request, StreamObserver<ListArtifactsResponse> answer) {
            answer.onNext(ListArtifactsResponse.getDefaultInstance());
            answer.onCompleted();
        }
    }

    private final class Blobs extends BlobServiceGrpc.BlobServiceImplBase {
        @Override
        public StreamObserver<UploadRequest> upload(StreamObserver<UploadResponse> answer) {
            return new StreamObserver<>() {
                private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                private String declared;

                @Override
                public void onNext(UploadRequest request) {
                    if (request.hasDeclaration()) {
                        declared = request.getDeclaration().getSha256();
                    } else {
                        bytes.writeBytes(request.getChunk().toByteArray());
                    }
                }

                @Override
                public void onError(Throwable t) {
                    bytes.reset();
                }

                @Override
                public void onCompleted() {
                    if (!Sha256.hex(bytes.toByteArray()).equals(declared)) {
                        answer.onError(Status.DATA_LOSS.asRuntimeException());
                        return;
                    }
                    blobs.put(declared, bytes.toByteArray());
                    answer.onNext(
                            UploadResponse.newBuilder().setSha256(declared).build());
                    answer.onCompleted();
                }
            };
        }

        @Override
        public void download(DownloadRequest request, StreamObserver<DownloadResponse> answer) {
            answer.onNext(DownloadResponse.newBuilder()
                    .setChunk(ByteString.copyFrom(blobs.get(request.getSha256())))
                    .build());
            answer.onCompleted();
        }
    }

    private final class Datasets extends DatasetServiceGrpc.DatasetServiceImplBase {
        @Override
        public void registerDatasetVersion(
                RegisterDatasetVersionRequest request, StreamObserver<RegisterDatasetVersionResponse> answer) {
            if (!request.getSplitsList().stream()
                    .allMatch(split -> blobs.containsKey(split.getFile().getSha256()))) {
                answer.onError(Status.FAILED_PRECONDITION.asRuntimeException());
                return;
            }
            DatasetVersion version = DatasetVersion.newBuilder()
                    .setId("dsv_" + request.getName())
                    .setName(request.getName())
                    .setVersion(1)
                    .setDigest(RootDigest.of(request.getSplitsList().stream()
                            .map(split -> new FileDigest(
                                    split.getFile().getPath(),
                                    split.getFile().getSha256(),
                                    split.getFile().getSize()))
                            .toList()))
                    .addAllSplits(request.getSplitsList())
                    .build();
            datasets.put(request.getName(), version);
            answer.onNext(RegisterDatasetVersionResponse.newBuilder()
                    .setDataset(version)
                    .build());
            answer.onCompleted();
        }

        @Override
        public void getDatasetVersion(
                GetDatasetVersionRequest request, StreamObserver<GetDatasetVersionResponse> answer) {
            DatasetVersion version = datasets.get(request.getName());
            if (version == null) {
                answer.onError(Status.NOT_FOUND.asRuntimeException());
                return;
            }
            answer.onNext(
                    GetDatasetVersionResponse.newBuilder().setDataset(version).build());
            answer.onCompleted();
        }
    }

    private final class Versions extends ModelVersionServiceGrpc.ModelVersionServiceImplBase {
        @Override
        public void registerVersion(RegisterVersionRequest request, StreamObserver<RegisterVersionResponse> answer) {
            if (!request.getFilesList().stream().allMatch(file -> blobs.containsKey(file.getSha256()))) {
                answer.onError(Status.FAILED_PRECONDITION.asRuntimeException());
                return;
            }
            versions.putIfAbsent(request.getIdempotencyKey(), request);
            answer.onNext(RegisterVersionResponse.newBuilder()
                    .setVersion(ModelVersion.newBuilder()
                            .setId("ver_" + request.getIdempotencyKey())
                            .setModel(request.getModel())
                            .setVersion(1))
                    .build());
            answer.onCompleted();
        }
    }
}
