package dev.landbridge.inference.deployment;

import dev.landbridge.contracts.registry.v1.BlobServiceGrpc;
import dev.landbridge.contracts.registry.v1.DownloadRequest;
import dev.landbridge.contracts.registry.v1.DownloadResponse;
import dev.landbridge.contracts.registry.v1.GetVersionRequest;
import dev.landbridge.contracts.registry.v1.ModelVersion;
import dev.landbridge.contracts.registry.v1.ModelVersionName;
import dev.landbridge.contracts.registry.v1.ModelVersionServiceGrpc;
import dev.landbridge.kit.access.ServiceCalls;
import dev.landbridge.kit.problem.GrpcProblems;
import io.grpc.StatusRuntimeException;
import io.quarkus.grpc.GrpcClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Iterator;
import org.jboss.logging.Logger;

/** The model registry as a deployment needs it. Every call acts for the team that owns the version. */
@ApplicationScoped
class Registry {
    private static final Logger LOG = Logger.getLogger(Registry.class);
    private static final Duration QUERY = Duration.ofSeconds(10);
    private static final Duration TRANSFER = Duration.ofMinutes(30);

    private final ModelVersionServiceGrpc.ModelVersionServiceBlockingStub versions;
    private final BlobServiceGrpc.BlobServiceBlockingStub blobs;
    private final ServiceCalls calls;

    Registry(
            @GrpcClient("registry") ModelVersionServiceGrpc.ModelVersionServiceBlockingStub versions,
            @GrpcClient("registry") BlobServiceGrpc.BlobServiceBlockingStub blobs,
            ServiceCalls calls) {
        this.versions = versions;
        this.blobs = blobs;
        this.calls = calls;
    }

    ModelVersion version(String team, String id) {
        return version(team, GetVersionRequest.newBuilder().setId(id).build());
    }

    ModelVersion version(String team, String model, int number) {
        return version(
                team,
                GetVersionRequest.newBuilder()
                        .setName(ModelVersionName.newBuilder().setModel(model).setVersion(number))
                        .build());
    }

    /** Writes the blob's bytes as they come; checking them is the caller's part. */
    void download(String team, String sha256, OutputStream out) throws IOException {
        try {
            Iterator<DownloadResponse> parts = calls.on(blobs, team, TRANSFER)
                    .download(DownloadRequest.newBuilder().setSha256(sha256).build());
            while (parts.hasNext()) {
                parts.next().getChunk().writeTo(out);
            }
        } catch (StatusRuntimeException e) {
            LOG.debugf(e, "model-registry refused or did not answer");
            throw GrpcProblems.from(e);
        }
    }

    private ModelVersion version(String team, GetVersionRequest request) {
        try {
            return calls.on(versions, team, QUERY).getVersion(request).getVersion();
        } catch (StatusRuntimeException e) {
            LOG.debugf(e, "model-registry refused or did not answer");
            throw GrpcProblems.from(e);
        }
    }
}
