package dev.landbridge.registry.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.landbridge.kit.access.Role;
import dev.landbridge.testkit.access.TestTokens;
import dev.landbridge.testkit.blob.S3Process;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Moves a large version through packaged processes with a heap of 256 MB, checks every byte and prints how fast. Not run
 * by default, as its name says: {@code mvn -pl model-registry test -Dtest=LargeTransferBench}, after {@code package} of
 * the registry and the portal; size in GiB with {@code -Dgib=20}, {@code -Dstore=s3} for a bucket, {@code -Dway=front-door}
 * to go through the portal. Needs the size once on the disk, with a bucket up to twice.
 */
class LargeTransferBench {
    private static final long MIB = 1L << 20;
    private static final int FILES = 5;
    private static final int CONNECTIONS = 2;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path directory;

    private SparseFiles sparse;

    @Test
    void pushesAndPulls() throws Exception {
        sparse = new SparseFiles(directory);
        printLimits();
        List<SparseFiles.Sparse> files = sparse.make(FILES, Long.getLong("gib", 1) * 1024 * MIB / FILES);
        try (Processes processes = new Processes(directory)) {
            if ("s3".equals(System.getProperty("store"))) {
                try (S3Process bucket = S3Process.start(Files.createDirectory(directory.resolve("s3")))) {
                    run(files, processes, environment(bucket));
                }
            } else {
                run(files, processes, Map.of());
            }
        }
    }

    private void run(List<SparseFiles.Sparse> files, Processes processes, Map<String, String> store) throws Exception {
        int registry = processes.start("model-registry", Path.of("target/quarkus-app/quarkus-run.jar"), store);
        if ("front-door".equals(System.getProperty("way"))) {
            throughTheFrontDoor(processes, registry, files);
        } else {
            String token = TestTokens.person("ada", "lab", Role.MEMBER);
            transfer("direct", registry, "Authorization: Bearer " + token + "\r\n", files, processes);
        }
    }

    private static Map<String, String> environment(S3Process bucket) {
        Map<String, String> environment = new HashMap<>();
        bucket.settings()
                .forEach((name, value) -> environment.put(
                        name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_'), value));
        return environment;
    }

    private void printLimits() throws Exception {
        long size = 1024 * MIB;
        Path file = sparse.make(1, size).get(0).path();
        Limits.loopback(size);
        print("loopback pipe", Limits.loopback(size), size);
        print("plain copy with flush", Limits.copy(file, directory.resolve("copy")), size);
        Files.delete(file);
    }

    private void throughTheFrontDoor(Processes processes, int registry, List<SparseFiles.Sparse> files)
            throws Exception {
        int door = processes.start(
                "portal",
                Path.of("../portal/target/quarkus-app/quarkus-run.jar"),
                Map.of(
                        "LANDBRIDGE_REGISTRY_PORT", String.valueOf(registry),
                        "LANDBRIDGE_OPERATOR_USER", "root",
                        "LANDBRIDGE_OPERATOR_PASSWORD", "a long password"));
        String cookie;
        try (Wire wire = new Wire(door, "")) {
            Wire.Answer session =
                    wire.send("POST", "/api/v1/session", "{\"user\":\"root\",\"password\":\"a long password\"}");
            cookie = "Cookie: " + session.header("set-cookie").split(";")[0] + "\r\n";
        }
        String token;
        try (Wire wire = new Wire(door, cookie)) {
            wire.send("POST", "/api/v1/teams", "{\"name\":\"lab\",\"display_name\":\"Lab\"}");
            wire.send("PUT", "/api/v1/teams/lab/members/root", "{\"role\":\"admin\"}");
            token = JSON.readTree(wire.send("POST", "/api/v1/tokens", "{\"name\":\"bench\",\"expires_in_days\":1}")
                            .body())
                    .get("token")
                    .asText();
        }
        transfer("front door", door, "Authorization: Bearer " + token + "\r\n", files, processes);
    }

    private void transfer(String way, int port, String headers, List<SparseFiles.Sparse> files, Processes processes)
            throws Exception {
        long total = files.stream().mapToLong(SparseFiles.Sparse::size).sum();
        long begin = System.nanoTime();
        parallel(files, file -> pushInParts(port, headers, file));
        print(way + ": push in parts, " + files.size() + " files", seconds(begin), total);
        processes.print();
        begin = System.nanoTime();
        parallel(files, file -> pull(port, headers, file));
        print(way + ": pull and check, " + files.size() + " files", seconds(begin), total);
        processes.print();
        try (Wire wire = new Wire(port, headers)) {
            JsonNode version = JSON.readTree(wire.send("POST", "/api/v1/models/large/versions", version(files))
                    .body());
            assertThat(version.get("size").asLong()).isEqualTo(total);
            SparseFiles.Sparse one = sparse.make(1, 1024 * MIB).get(0);
            begin = System.nanoTime();
            wire.put("/api/v1/blobs/" + one.sha256() + "?file_name=a.safetensors", one.path(), 0, one.size());
            print(way + ": push, one request", seconds(begin), one.size());
            begin = System.nanoTime();
            long got = wire.drain("/api/v1/blobs/" + one.sha256(), "", SparseFiles.sha256());
            print(way + ": pull, one request", seconds(begin), got);
        }
        processes.print();
    }

    private static Void pushInParts(int port, String headers, SparseFiles.Sparse file) throws IOException {
        try (Wire wire = new Wire(port, headers)) {
            Map<String, Object> wish =
                    Map.of("size", file.size(), "sha256", file.sha256(), "file_name", "model.safetensors");
            JsonNode upload = JSON.readTree(wire.send("POST", "/api/v1/uploads", JSON.writeValueAsString(wish))
                    .body());
            String path = "/api/v1/uploads/" + upload.get("id").asText();
            long partSize = upload.get("part_size").asLong();
            for (long from = 0; from < file.size(); from += partSize) {
                long size = Math.min(partSize, file.size() - from);
                wire.put(path + "/parts/" + (from / partSize + 1), file.path(), from, size);
            }
            wire.send("POST", path + "/completion", "{}");
            return null;
        }
    }

    private static Void pull(int port, String headers, SparseFiles.Sparse file) throws IOException {
        try (Wire wire = new Wire(port, headers)) {
            String path = "/api/v1/blobs/" + file.sha256();
            long half = file.size() / 2;
            MessageDigest digest = SparseFiles.sha256();
            wire.drain(path, "Range: bytes=0-" + (half - 1) + "\r\n", digest);
            wire.drain(path, "Range: bytes=" + half + "-\r\n", digest);
            assertThat(HexFormat.of().formatHex(digest.digest())).isEqualTo(file.sha256());
            return null;
        }
    }

    private static <T> void parallel(List<T> items, Transfer<T> transfer) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            List<Callable<Void>> calls = new ArrayList<>();
            items.forEach(item -> calls.add(() -> transfer.run(item)));
            for (Future<Void> result : threads.invokeAll(calls)) {
                result.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private interface Transfer<T> {
        Void run(T item) throws IOException;
    }

    private static String version(List<SparseFiles.Sparse> files) throws IOException {
        List<Map<String, Object>> refs = new ArrayList<>();
        for (SparseFiles.Sparse file : files) {
            refs.add(Map.of(
                    "path", "part-" + refs.size() + ".safetensors", "sha256", file.sha256(), "size", file.size()));
        }
        return JSON.writeValueAsString(Map.of("files", refs));
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    private static void print(String what, double seconds, long bytes) {
        System.out.printf(Locale.ROOT, "BENCH %-40s %8.0f MB/s (%.1f s)%n", what, bytes / 1e6 / seconds, seconds);
    }
}
