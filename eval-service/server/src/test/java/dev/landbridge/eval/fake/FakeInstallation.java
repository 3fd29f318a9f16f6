package dev.landbridge.eval.fake;

import com.google.protobuf.ByteString;
import dev.landbridge.contracts.registry.v1.BlobServiceGrpc;
import dev.landbridge.contracts.registry.v1.DatasetRef;
import dev.landbridge.contracts.registry.v1.DatasetServiceGrpc;
import dev.landbridge.contracts.registry.v1.DatasetSplit;
import dev.landbridge.contracts.registry.v1.DatasetVersion;
import dev.landbridge.contracts.registry.v1.DownloadRequest;
import dev.landbridge.contracts.registry.v1.DownloadResponse;
import dev.landbridge.contracts.registry.v1.FileRef;
import dev.landbridge.contracts.registry.v1.GetDatasetVersionRequest;
import dev.landbridge.contracts.registry.v1.GetDatasetVersionResponse;
import dev.landbridge.contracts.registry.v1.GetVersionRequest;
import dev.landbridge.contracts.registry.v1.GetVersionResponse;
import dev.landbridge.contracts.registry.v1.Lineage;
import dev.landbridge.contracts.registry.v1.ModelVersion;
import dev.landbridge.contracts.registry.v1.ModelVersionServiceGrpc;
import dev.landbridge.formats.digest.FileDigest;
import dev.landbridge.formats.digest.Sha256;
import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Registry and inference-service with one version. Deployments {@code dep_fp32}, {@code dep_bf16}, {@code dep_rope} and
 * whatever else begins so; {@code ~} names a fault of {@link FakeFaults}. Behind {@code dep_onnx_fp32} and whatever has
 * {@code onnx} in it runs the real engine, and {@code ~} names a fault of that.
 */
public final class FakeInstallation implements QuarkusTestResourceLifecycleManager {
    public static final int ROWS = 330;
    /** Property with the address under which the door can be added as a foreign server. */
    public static final String FOREIGN_URL = "fake.foreign-url";
    /** The model has this one wrong. */
    public static final int UNKNOWN_ROW = 7;

    /** How often a deployment was started anew; each time it is another graph. */
    public static final Map<String, Integer> STARTS = new ConcurrentHashMap<>();
    /** Deployments that somebody stopped. */
    public static final Set<String> STOPPED = ConcurrentHashMap.newKeySet();

    private static final String CONFIG = """
            {"architectures":["LlamaForCausalLM"],"torch_dtype":"float32","hidden_size":128,"num_hidden_layers":4,
             "num_attention_heads":4,"num_key_value_heads":4,"intermediate_size":384,"vocab_size":32,
             "max_position_embeddings":128}""";

    /** Of version 1; what the deployments say they serve. */
    static final List<FileDigest> FILES = List.of(digest(file("config.json", CONFIG.getBytes(StandardCharsets.UTF_8))));

    private static final byte[] DESCRIPTION =
            "{\"model_quant_type\":\"W8A8\",\"a.weight\":\"W2A2\"}".getBytes(StandardCharsets.UTF_8);
    private static final byte[] WEIGHTS = weights();

    private final List<String> rows = new ArrayList<>();
    private final List<String> learned = new ArrayList<>();
    private byte[] split;
    private Server grpc;
    private FakeDoor door;
    private final EngineRack engines = new EngineRack();

    @Override
    public Map<String, String> start() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < ROWS; i++) {
            row(i, 100 + random.nextInt(900), 100 + random.nextInt(900));
        }
        split = (String.join("\n", rows) + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            door = new FakeDoor(learned);
            grpc = NettyServerBuilder.forPort(0)
                    .addService(new Versions())
                    .addService(new Datasets())
                    .addService(new Blobs())
                    .addService(new FakeDeployments(door.baseUrl(), engines))
                    .addService(new FakeReleaseEvidence(FILES))
                    .build()
                    .start();
            String port = Integer.toString(grpc.getPort());
            String data = Files.createTempDirectory("landbridge-eval-test").toString();
            return Map.of(
                    "quarkus.grpc.clients.registry.host",
                    "localhost",
                    "quarkus.grpc.clients.registry.test-port",
                    port,
                    "quarkus.grpc.clients.inference.host",
                    "localhost",
                    "quarkus.grpc.clients.inference.test-port",
                    port,
                    "landbridge.trace.directory",
                    data,
                    "landbridge.certificate.key",
                    data + "/certificate-key.pem",
                    "landbridge.endpoint.key",
                    data + "/endpoint-key",
                    FOREIGN_URL,
                    door.baseUrl(),
                    "landbridge.work.retry-delay",
                    "100ms");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        grpc.shutdownNow();
        door.stop();
        engines.close();
    }

    private void row(int index, int a, int b) {
        StringBuilder columns = new StringBuilder();
        int carry = 0;
        for (int x = a, y = b; x > 0 || y > 0; x /= 10, y /= 10) {
            int sum = x % 10 + y % 10 + carry;
            columns.append(columns.isEmpty() ? "" : ";");
            columns.append(x % 10)
                    .append('+')
                    .append(y % 10)
                    .append('+')
                    .append(carry)
                    .append('=')
                    .append(sum);
            carry = sum / 10;
        }
        String question = a + "+" + b + "=";
        rows.add(
                "{\"id\":\"add-%d-%d-%d\",\"question\":\"%s\",\"scratchpad\":\"%s\",\"answer\":\"%d\",\"split\":\"heldout\"}"
                        .formatted(index, a, b, question, columns, a + b));
        int answer = index == UNKNOWN_ROW ? a + b + 1 : a + b;
        learned.add("<s><|user|>" + question + "<|assistant|><think>" + columns + "</think>" + answer + "</s>");
    }

    private static byte[] weights() {
        byte[] header = "{\"a.weight\":{\"dtype\":\"I8\"}}".getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(200_000)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.length)
                .put(header)
                .array();
    }

    private static FileRef file(String path, byte[] bytes) {
        return FileRef.newBuilder()
                .setPath(path)
                .setSha256(Sha256.hex(bytes))
                .setSize(bytes.length)
                .build();
    }

    private static FileDigest digest(FileRef file) {
        return new FileDigest(file.getPath(), file.getSha256(), file.getSize());
    }

    private static <T> void reply(StreamObserver<T> out, T message) {
        out.onNext(message);
        out.onCompleted();
    }

    private static final class Versions extends ModelVersionServiceGrpc.ModelVersionServiceImplBase {
        @Override
        public void getVersion(GetVersionRequest request, StreamObserver<GetVersionResponse> out) {
            DatasetRef dataset = DatasetRef.newBuilder()
                    .setName("sums")
                    .setVersion(1)
                    .setDigest("d".repeat(64))
                    .build();
            ModelVersion.Builder version = ModelVersion.newBuilder()
                    .setId("ver_1")
                    .setModel("adder")
                    .setVersion(1)
                    .setLineage(Lineage.newBuilder().setDataset(dataset))
                    .addFiles(file("config.json", CONFIG.getBytes(StandardCharsets.UTF_8)));
            if (request.getId().equals("ver_2") || request.getName().getVersion() == 2) {
                version.setId("ver_2")
                        .setVersion(2)
                        .addFiles(file("quant_model_description.json", DESCRIPTION))
                        .addFiles(file("model.safetensors", WEIGHTS));
            }
            reply(out, GetVersionResponse.newBuilder().setVersion(version).build());
        }
    }

    private final class Datasets extends DatasetServiceGrpc.DatasetServiceImplBase {
        @Override
        public void getDatasetVersion(GetDatasetVersionRequest request, StreamObserver<GetDatasetVersionResponse> out) {
            DatasetVersion dataset = DatasetVersion.newBuilder()
                    .setName("sums")
                    .setVersion(1)
                    .setDigest("d".repeat(64))
                    .addSplits(DatasetSplit.newBuilder()
                            .setName("heldout")
                            .setRows(ROWS)
                            .setFile(file("heldout.jsonl", split)))
                    .build();
            reply(
                    out,
                    GetDatasetVersionResponse.newBuilder().setDataset(dataset).build());
        }
    }

    private final class Blobs extends BlobServiceGrpc.BlobServiceImplBase {
        @Override
        public void download(DownloadRequest request, StreamObserver<DownloadResponse> out) {
            byte[] bytes = Stream.of(split, DESCRIPTION, WEIGHTS, CONFIG.getBytes(StandardCharsets.UTF_8))
                    .filter(content -> Sha256.hex(content).equals(request.getSha256()))
                    .findFirst()
                    .orElseThrow();
            int half = bytes.length / 2;
            out.onNext(DownloadResponse.newBuilder()
                    .setChunk(ByteString.copyFrom(bytes, 0, half))
                    .build());
            reply(
                    out,
                    DownloadResponse.newBuilder()
                            .setChunk(ByteString.copyFrom(bytes, half, bytes.length - half))
                            .build());
        }
    }
}
