package dev.landbridge.registry.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.landbridge.kit.access.Role;
import dev.landbridge.testkit.access.TestTokens;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
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
 * Moves a large version through packaged processes with a heap of 256 MB and prints how fast. Not run by default, as its
 * name says: {@code mvn -pl model-registry test -Dtest=LargeTransferBench}, after {@code package}; size in GiB with
 * {@code -Dgib=20}. Needs twice that on the disk.
 */
class LargeTransferBench {
    private static final long MIB = 1L << 20;
    private static final int FILES = 5;
    private static final int CONNECTIONS = 2;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path directory;

    @Test
    void pushesAndPulls() throws Exception {
        long gib = Long.getLong("gib", 1);
        List<Path> files = files(gib * 1024 * MIB / FILES);
        long total = 0;
        double copy = 0;
        for (Path file : files) {
            copy += copy(file);
            total += Files.size(file);
        }
        loopback(total);
        print("loopback pipe", loopback(total), total);
        print("plain copy with flush", copy, total);
        try (Processes processes = new Processes(directory)) {
            int registry = processes.start("model-registry", Path.of("target/quarkus-app/quarkus-run.jar"), Map.of());
            String direct = "Authorization: Bearer " + TestTokens.person("ada", "lab", Role.MEMBER) + "\r\n";
            transfer("direct", registry, direct, files, processes);
            Path portal = Path.of("../portal/target/quarkus-app/quarkus-run.jar");
            if (Files.exists(portal) && gib <= 4) {
                throughTheFrontDoor(processes, registry, portal, files(gib * 1024 * MIB / FILES));
            }
        }
    }

    private static String[] options() {
        return System.getProperty("portal.options", "").isBlank()
                ? new String[0]
                : System.getProperty("portal.options").split(" ");
    }

    private void throughTheFrontDoor(Processes processes, int registry, Path portal, List<Path> files)
            throws Exception {
        int door = processes.start(
                "portal",
                portal,
                Map.of(
                        "LANDBRIDGE_REGISTRY_PORT", String.valueOf(registry),
                        "LANDBRIDGE_OPERATOR_USER", "root",
                        "LANDBRIDGE_OPERATOR_PASSWORD", "a long password"),
                options());
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

    private void transfer(String way, int port, String headers, List<Path> files, Processes processes)
            throws Exception {
        long total = 0;
        for (Path file : files) {
            total += Files.size(file);
        }
        long begin = System.nanoTime();
        List<JsonNode> stored = parallel(files, file -> pushInParts(port, headers, file));
        print(way + ": push in parts, " + files.size() + " files", seconds(begin), total);
        System.out.println("BENCH registry CPU seconds so far " + processes.cpuSeconds());
        begin = System.nanoTime();
        parallel(stored, blob -> pull(port, headers, blob));
        print(way + ": pull, " + files.size() + " files", seconds(begin), total);
        System.out.println("BENCH registry CPU seconds so far " + processes.cpuSeconds());
        try (Wire wire = new Wire(port, headers)) {
            JsonNode version = JSON.readTree(wire.send("POST", "/api/v1/models/large/versions", version(files, stored))
                    .body());
            assertThat(version.get("size").asLong()).isGreaterThanOrEqualTo(total);
            Path one = files(256 * MIB).get(0);
            JsonNode begun = JSON.readTree(wire.send("POST", "/api/v1/uploads", "{\"file_name\":\"a.safetensors\"}")
                    .body());
            assertThat(begun.get("state").asText()).isEqualTo("OPEN");
            String sha256 = digest(one);
            begin = System.nanoTime();
            wire.put("/api/v1/blobs/" + sha256, one, 0, Files.size(one));
            print(way + ": push, one request", seconds(begin), Files.size(one));
            begin = System.nanoTime();
            long got = wire.drain("/api/v1/blobs/" + sha256, "");
            print(way + ": pull, one request", seconds(begin), got);
        }
        System.out.println("BENCH registry peak resident memory " + processes.peakMemory() + " MiB");
    }

    private static JsonNode pushInParts(int port, String headers, Path file) throws IOException {
        try (Wire wire = new Wire(port, headers)) {
            JsonNode upload = JSON.readTree(wire.send(
                            "POST",
                            "/api/v1/uploads",
                            "{\"size\":" + Files.size(file) + ",\"file_name\":\"model.safetensors\"}")
                    .body());
            String path = "/api/v1/uploads/" + upload.get("id").asText();
            long partSize = upload.get("part_size").asLong();
            for (long from = 0; from < Files.size(file); from += partSize) {
                wire.put(
                        path + "/parts/" + (from / partSize + 1),
                        file,
                        from,
                        Math.min(partSize, Files.size(file) - from));
            }
            return JSON.readTree(wire.send("POST", path + "/completion", "{}").body());
        }
    }

    private static Long pull(int port, String headers, JsonNode blob) throws IOException {
        try (Wire wire = new Wire(port, headers)) {
            String path = "/api/v1/blobs/" + blob.get("sha256").asText();
            long size = blob.get("size").asLong();
            long half = size / 2;
            return wire.drain(path, "Range: bytes=0-" + (half - 1) + "\r\n")
                    + wire.drain(path, "Range: bytes=" + half + "-\r\n");
        }
    }

    private static <T, R> List<R> parallel(List<T> items, Transfer<T, R> transfer) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            List<Callable<R>> calls = new ArrayList<>();
            items.forEach(item -> calls.add(() -> transfer.run(item)));
            List<R> results = new ArrayList<>();
            for (Future<R> result : threads.invokeAll(calls)) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    private interface Transfer<T, R> {
        R run(T item) throws IOException;
    }

    private static String version(List<Path> files, List<JsonNode> stored) throws IOException {
        List<Map<String, Object>> refs = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            refs.add(Map.of(
                    "path",
                    "part-" + i + ".safetensors",
                    "sha256",
                    stored.get(i).get("sha256").asText(),
                    "size",
                    stored.get(i).get("size").asLong()));
        }
        return JSON.writeValueAsString(Map.of("files", refs));
    }

    private List<Path> files(long size) throws IOException {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < FILES; i++) {
            String tensor = "t" + System.nanoTime();
            byte[] header = String.format(
                            Locale.ROOT,
                            "{\"%s\":{\"dtype\":\"U8\",\"shape\":[%d],\"data_offsets\":[0,%d]}}",
                            tensor,
                            size,
                            size)
                    .getBytes(StandardCharsets.UTF_8);
            Path file = directory.resolve(tensor);
            try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
                out.write(ByteBuffer.allocate(8)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(header.length)
                        .array());
                out.write(header);
                out.setLength(8 + header.length + size);
            }
            files.add(file);
        }
        return files;
    }

    private static String digest(Path file) throws Exception {
        java.security.MessageDigest digest = java.security.MessageDigest.getInstance("SHA-256");
        try (java.io.InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[1 << 18];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        }
        return java.util.HexFormat.of().formatHex(digest.digest());
    }

    private double copy(Path file) throws IOException {
        Path copy = directory.resolve("copy");
        long begin = System.nanoTime();
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ);
                FileChannel out = FileChannel.open(copy, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 18);
            while (in.read(buffer) >= 0) {
                buffer.flip();
                while (buffer.hasRemaining()) {
                    out.write(buffer);
                }
                buffer.clear();
            }
            out.force(true);
        }
        double seconds = seconds(begin);
        Files.delete(copy);
        return seconds;
    }

    private static double loopback(long bytes) throws Exception {
        try (ServerSocket server = new ServerSocket(0)) {
            Thread reader = new Thread(() -> {
                try (Socket socket = server.accept()) {
                    byte[] buffer = new byte[1 << 18];
                    while (socket.getInputStream().read(buffer) >= 0) {
                        // counted by the writer
                    }
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            reader.start();
            long begin = System.nanoTime();
            try (Socket socket = new Socket("127.0.0.1", server.getLocalPort())) {
                byte[] buffer = new byte[1 << 18];
                for (long left = bytes; left > 0; left -= buffer.length) {
                    socket.getOutputStream().write(buffer);
                }
            }
            reader.join();
            return seconds(begin);
        }
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    private static void print(String what, double seconds, long bytes) {
        System.out.printf(Locale.ROOT, "BENCH %-40s %8.0f MB/s (%.1f s)%n", what, bytes / 1e6 / seconds, seconds);
    }
}
