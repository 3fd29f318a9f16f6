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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A registry with one version of each of these models, and engines that are {@link FakeEngine}: {@code sums} works,
 * {@code tampered} comes with other bytes than its digests name, the others' engines misbehave as their name says.
 * With the argument {@code engine=worker} it has the one model {@code spelled}, for the true engine.
 */
public final class FakeRegistry implements QuarkusTestResourceLifecycleManager {
    private static final List<String> MODELS =
            List.of("sums", "other-sums", "tampered", "digest-mismatch", "out-of-memory", "liar");

    private final Map<String, byte[]> blobs = new LinkedHashMap<>();
    private final Map<String, ModelVersion> versions = new LinkedHashMap<>();
    private Server server;
    private boolean trueEngine;

    @Override
    public void init(Map<String, String> arguments) {
        trueEngine = "worker".equals(arguments.get("engine"));
    }

    @Override
    public Map<String, String> start() {
        try {
            if (trueEngine) {
                add("spelled", filesOf(SpelledModel.write(Files.createTempDirectory("landbridge-model"))));
            } else {
                MODELS.forEach(model -> add(model, fakeFiles(model)));
            }
            server = NettyServerBuilder.forPort(0)
                    .addService(new Versions())
                    .addService(new Blobs())
                    .build()
                    .start();
            String data = Files.createTempDirectory("landbridge-inference-test").toString();
            Map<String, String> config = new HashMap<>(Map.of(
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
                    "1M"));
            if (trueEngine) {
                config.put("landbridge.deployment.engine-worker", "../worker/target");
            } else {
                config.put("landbridge.deployment.engine-command", fakeEngine());
            }
            return config;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        server.shutdownNow();
    }

    private static String fakeEngine() {
        String java = System.getProperty("java.home") + "/bin/java";
        String classPath = System.getProperty("java.class.path").replace(",", "\\,");
        return java + ",-Xmx128m,-XX:TieredStopAtLevel=1,-XX:+UseSerialGC,-cp," + classPath + ","
                + FakeEngine.class.getName();
    }

    private static Map<String, byte[]> fakeFiles(String model) {
        return Map.of(
                "config.json", bytes("{\"fake\":\"" + model + "\"}"),
                "tokenizer.json", bytes("{}"),
                "tokenizer_config.json", bytes("{\"chat_template\":\"<s>\"}"));
    }

    private static Map<String, byte[]> filesOf(Path directory) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (Stream<Path> paths = Files.list(directory)) {
            for (Path path : paths.toList()) {
                files.put(path.getFileName().toString(), Files.readAllBytes(path));
            }
        }
        return files;
    }

    private void add(String model, Map<String, byte[]> contents) {
        ModelVersion.Builder version =
                ModelVersion.newBuilder().setId("ver_" + model).setModel(model).setVersion(1);
        List<FileDigest> files = new ArrayList<>();
        contents.forEach((path, content) -> {
            FileDigest file = new FileDigest(path, Sha256.hex(content), content.length);
            files.add(file);
            version.addFiles(
                    FileRef.newBuilder().setPath(path).setSha256(file.sha256()).setSize(file.size()));
            boolean tamper = model.equals("tampered") && path.equals("config.json");
            blobs.put(file.sha256(), tamper ? bytes("{\"fake\":\"tampereD\"}") : content);
        });
        versions.put(version.getId(), version.setDigest(RootDigest.of(files)).build());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
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
            int chunk = trueEngine ? 256 << 10 : 5;
            for (int from = 0; from < bytes.length; from += chunk) {
                out.onNext(DownloadResponse.newBuilder()
                        .setChunk(ByteString.copyFrom(bytes, from, Math.min(chunk, bytes.length - from)))
                        .build());
            }
            out.onCompleted();
        }
    }
}
