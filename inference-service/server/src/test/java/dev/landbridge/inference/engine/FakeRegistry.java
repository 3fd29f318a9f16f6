package dev.landbridge.inference.engine;

import com.google.protobuf.ByteString;
import dev.landbridge.contracts.registry.v1.BlobServiceGrpc;
import dev.landbridge.contracts.registry.v1.DownloadRequest;
import dev.landbridge.contracts.registry.v1.DownloadResponse;
import dev.landbridge.contracts.registry.v1.FileRef;
import dev.landbridge.contracts.registry.v1.GetVersionRequest;
import dev.landbridge.contracts.registry.v1.GetVersionResponse;
import dev.landbridge.contracts.registry.v1.ModelVersion;
import dev.landbridge.contracts.registry.v1.ModelVersionServiceGrpc;
import dev.landbridge.formats.digest.FileDigest;
import dev.landbridge.formats.digest.RootDigest;
import dev.landbridge.formats.digest.Sha256;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A registry with one version of each of these models, and engines that are {@link FakeEngine}: {@code sums} works,
 * {@code tampered} comes with other bytes than its digests name, the others' engines misbehave as their name says.
 */
public final class FakeRegistry implements QuarkusTestResourceLifecycleManager {
    private static final List<String> MODELS =
            List.of("sums", "other-sums", "tampered", "digest-mismatch", "out-of-memory", "liar");

    private final Map<String, byte[]> blobs = new LinkedHashMap<>();
    private final Map<String, ModelVersion> versions = new LinkedHashMap<>();
    private Server server;

    @Override
    public Map<String, String> start() {
        MODELS.forEach(this::add);
        try {
            server = NettyServerBuilder.forPort(0)
                    .addService(new Versions())
                    .addService(new Blobs())
                    .build()
                    .start();
            String data = Files.createTempDirectory("landbridge-inference-test").toString();
            String java = System.getProperty("java.home") + "/bin/java";
            String classPath = System.getProperty("java.class.path").replace(",", "\\,");
            return Map.of(
                    "quarkus.grpc.clients.registry.host",
                    "localhost",
                    "quarkus.grpc.clients.registry.test-port",
                    Integer.toString(server.getPort()),
                    "landbridge.deployment.data",
                    data,
                    "landbridge.key.data",
                    data,
                    "landbridge.deployment.max-failed-starts",
                    "2",
                    "landbridge.deployment.restart-delay",
                    "50ms",
                    "landbridge.gateway.first-byte-timeout",
                    "2s",
                    "landbridge.gateway.answer-timeout",
                    "3s",
                    "landbridge.gateway.max-body",
                    "1M",
                    "landbridge.deployment.engine-command",
                    java + ",-Xmx128m,-XX:TieredStopAtLevel=1,-XX:+UseSerialGC,-cp," + classPath + ","
                            + FakeEngine.class.getName());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        server.shutdownNow();
    }

    private void add(String model) {
        ModelVersion.Builder version =
                ModelVersion.newBuilder().setId("ver_" + model).setModel(model).setVersion(1);
        List<FileDigest> files = new ArrayList<>();
        Map.of(
                        "config.json", "{\"fake\":\"" + model + "\"}",
                        "tokenizer.json", "{}",
                        "tokenizer_config.json", "{\"chat_template\":\"<s>\"}")
                .forEach((path, text) -> {
                    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                    FileDigest file = new FileDigest(path, Sha256.hex(bytes), bytes.length);
                    files.add(file);
                    version.addFiles(FileRef.newBuilder()
                            .setPath(path)
                            .setSha256(file.sha256())
                            .setSize(file.size()));
                    boolean tamper = model.equals("tampered") && path.equals("config.json");
                    blobs.put(
                            file.sha256(), tamper ? "{\"fake\":\"tampereD\"}".getBytes(StandardCharsets.UTF_8) : bytes);
                });
        versions.put(version.getId(), version.setDigest(RootDigest.of(files)).build());
    }

    private final class Versions extends ModelVersionServiceGrpc.ModelVersionServiceImplBase {
        @Override
        public void getVersion(GetVersionRequest request, StreamObserver<GetVersionResponse> out) {
            String id = request.hasName() ? "ver_" + request.getName().getModel() : request.getId();
            ModelVersion version = versions.get(id);
            if (version == null || request.hasName() && request.getName().getVersion() != 1) {
                out.onError(Status.NOT_FOUND.withDescription("no such version").asRuntimeException());
                return;
            }
            out.onNext(GetVersionResponse.newBuilder().setVersion(version).build());
            out.onCompleted();
        }
    }

    private final class Blobs extends BlobServiceGrpc.BlobServiceImplBase {
        @Override
        public void download(DownloadRequest request, StreamObserver<DownloadResponse> out) {
            byte[] bytes = blobs.get(request.getSha256());
            for (int from = 0; from < bytes.length; from += 5) {
                out.onNext(DownloadResponse.newBuilder()
                        .setChunk(ByteString.copyFrom(bytes, from, Math.min(5, bytes.length - from)))
                        .build());
            }
            out.onCompleted();
        }
    }
}
