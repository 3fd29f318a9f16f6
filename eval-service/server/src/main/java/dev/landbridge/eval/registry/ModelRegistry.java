package dev.landbridge.eval.registry;

import dev.landbridge.contracts.registry.v1.BlobServiceGrpc;
import dev.landbridge.contracts.registry.v1.DatasetServiceGrpc;
import dev.landbridge.contracts.registry.v1.DatasetVersion;
import dev.landbridge.contracts.registry.v1.DownloadRequest;
import dev.landbridge.contracts.registry.v1.DownloadResponse;
import dev.landbridge.contracts.registry.v1.FileRef;
import dev.landbridge.contracts.registry.v1.GetDatasetVersionRequest;
import dev.landbridge.contracts.registry.v1.GetVersionRequest;
import dev.landbridge.contracts.registry.v1.ModelVersion;
import dev.landbridge.contracts.registry.v1.ModelVersionName;
import dev.landbridge.contracts.registry.v1.ModelVersionServiceGrpc;
import dev.landbridge.formats.digest.Sha256;
import dev.landbridge.kit.access.ServiceCalls;
import dev.landbridge.kit.problem.GrpcProblems;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.kit.problem.ProblemType;
import io.grpc.StatusRuntimeException;
import io.quarkus.grpc.GrpcClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Iterator;
import java.util.function.Supplier;

/** The registry as this service reads it. */
@ApplicationScoped
public class ModelRegistry {
    private static final Duration QUERY = Duration.ofSeconds(10);
    private static final Duration TRANSFER = Duration.ofMinutes(5);

    private final ModelVersionServiceGrpc.ModelVersionServiceBlockingStub versions;
    private final DatasetServiceGrpc.DatasetServiceBlockingStub datasets;
    private final BlobServiceGrpc.BlobServiceBlockingStub blobs;
    private final ServiceCalls calls;

    ModelRegistry(
            @GrpcClient("registry") ModelVersionServiceGrpc.ModelVersionServiceBlockingStub versions,
            @GrpcClient("registry") DatasetServiceGrpc.DatasetServiceBlockingStub datasets,
            @GrpcClient("registry") BlobServiceGrpc.BlobServiceBlockingStub blobs,
            ServiceCalls calls) {
        this.versions = versions;
        this.datasets = datasets;
        this.blobs = blobs;
        this.calls = calls;
    }

    public ModelVersion version(String team, String id) {
        return version(team, GetVersionRequest.newBuilder().setId(id).build());
    }

    public ModelVersion version(String team, String model, int number) {
        ModelVersionName name =
                ModelVersionName.newBuilder().setModel(model).setVersion(number).build();
        return version(team, GetVersionRequest.newBuilder().setName(name).build());
    }

    public DatasetVersion dataset(String team, String name, int version) {
        GetDatasetVersionRequest request = GetDatasetVersionRequest.newBuilder()
                .setName(name)
                .setVersion(version)
                .build();
        return answered(
                () -> calls.on(datasets, team, QUERY).getDatasetVersion(request).getDataset());
    }

    /** The whole file, checked against its digest. */
    public byte[] file(String team, FileRef file) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        answered(() -> {
            Iterator<DownloadResponse> parts = calls.on(blobs, team, TRANSFER)
                    .download(DownloadRequest.newBuilder()
                            .setSha256(file.getSha256())
                            .build());
            parts.forEachRemaining(part -> append(part, out));
            return out;
        });
        byte[] bytes = out.toByteArray();
        if (!Sha256.hex(bytes).equals(file.getSha256())) {
            throw Problem.of(
                    ProblemType.CONTENT_MISMATCH, file.getPath() + " does not have the digest it is kept under.");
        }
        return bytes;
    }

    /** The file from its start, for a reader of its head: unlike {@link #file} it is not checked against its digest. */
    public InputStream open(String team, FileRef file) {
        DownloadStream.Call call = new DownloadStream.Call();
        return new DownloadStream(
                call,
                calls.on(blobs, team, TRANSFER)
                        .withInterceptors(call)
                        .download(DownloadRequest.newBuilder()
                                .setSha256(file.getSha256())
                                .build()));
    }

    private ModelVersion version(String team, GetVersionRequest request) {
        return answered(
                () -> calls.on(versions, team, QUERY).getVersion(request).getVersion());
    }

    private static void append(DownloadResponse part, ByteArrayOutputStream out) {
        try {
            part.getChunk().writeTo(out);
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail to take bytes", e);
        }
    }

    private static <T> T answered(Supplier<T> call) {
        try {
            return call.get();
        } catch (StatusRuntimeException e) {
            throw GrpcProblems.from(e);
        }
    }
}
