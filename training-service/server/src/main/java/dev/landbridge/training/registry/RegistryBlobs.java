package dev.landbridge.training.registry;

import com.google.protobuf.ByteString;
import dev.landbridge.contracts.registry.v1.BlobDeclaration;
import dev.landbridge.contracts.registry.v1.BlobServiceGrpc;
import dev.landbridge.contracts.registry.v1.DownloadRequest;
import dev.landbridge.contracts.registry.v1.DownloadResponse;
import dev.landbridge.contracts.registry.v1.UploadRequest;
import dev.landbridge.formats.digest.FileDigest;
import dev.landbridge.formats.digest.Sha256;
import dev.landbridge.kit.access.ServiceCalls;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.kit.problem.ProblemType;
import io.grpc.Channel;
import io.quarkus.grpc.GrpcClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Iterator;

/** Moves files to and from the registry, by digest. */
@ApplicationScoped
public class RegistryBlobs {
    private static final Duration TRANSFER = Duration.ofMinutes(10);
    private static final int CHUNK_BYTES = 128 * 1024;

    private final BlobServiceGrpc.BlobServiceStub streaming;
    private final BlobServiceGrpc.BlobServiceBlockingStub blocking;
    private final ServiceCalls calls;

    RegistryBlobs(@GrpcClient("registry") Channel registry, ServiceCalls calls) {
        this.streaming = BlobServiceGrpc.newStub(registry);
        this.blocking = BlobServiceGrpc.newBlockingStub(registry);
        this.calls = calls;
    }

    /** Returns when the registry has the file and has checked its digest. */
    public void upload(String team, Path directory, FileDigest file) throws IOException, InterruptedException {
        UploadStream stream = new UploadStream();
        calls.on(streaming, team, TRANSFER).upload(stream);
        stream.send(UploadRequest.newBuilder()
                .setDeclaration(BlobDeclaration.newBuilder()
                        .setSha256(file.sha256())
                        .setSize(file.size())
                        .setFileName(file.path()))
                .build());
        try (InputStream in = Files.newInputStream(directory.resolve(file.path()))) {
            byte[] chunk = in.readNBytes(CHUNK_BYTES);
            while (chunk.length > 0 && !stream.answered()) {
                stream.send(UploadRequest.newBuilder()
                        .setChunk(ByteString.copyFrom(chunk))
                        .build());
                chunk = in.readNBytes(CHUNK_BYTES);
            }
        }
        stream.finish();
    }

    /** Writes the file; what arrives must have the digest. */
    public void download(String team, String sha256, Path target) throws IOException {
        Iterator<DownloadResponse> chunks = calls.on(blocking, team, TRANSFER)
                .download(DownloadRequest.newBuilder().setSha256(sha256).build());
        MessageDigest digest = Sha256.newDigest();
        try (OutputStream out = Files.newOutputStream(target)) {
            while (chunks.hasNext()) {
                byte[] chunk = chunks.next().getChunk().toByteArray();
                digest.update(chunk);
                out.write(chunk);
            }
        }
        if (!HexFormat.of().formatHex(digest.digest()).equals(sha256)) {
            throw Problem.of(ProblemType.CONTENT_MISMATCH, "The registry sent other bytes than blob " + sha256 + ".");
        }
    }
}
