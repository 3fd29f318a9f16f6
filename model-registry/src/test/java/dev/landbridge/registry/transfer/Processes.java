package dev.landbridge.registry.transfer;

import dev.landbridge.testkit.access.IdentityResource;
import dev.landbridge.testkit.postgres.EmbeddedDatabase;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged services as processes with a small heap. */
final class Processes implements AutoCloseable {
    private static final Pattern COLLECTION = Pattern.compile("Pause.* (\\d+)M->(\\d+)M\\(");

    private final Path directory;
    private final Map<String, Process> running = new LinkedHashMap<>();

    Processes(Path directory) {
        this.directory = directory;
    }

    /** @return its port */
    int start(String service, Path jar, Map<String, String> more) throws IOException, InterruptedException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        IdentityResource identity = new IdentityResource();
        identity.init(Map.of("service", service));
        Map<String, String> keys = identity.start();
        List<String> command = List.of(
                "java",
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-Xlog:gc:file=" + directory.resolve(service + "-gc.log"),
                "-jar",
                jar.toAbsolutePath().toString());
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve(service + ".log").toFile());
        builder.environment()
                .putAll(Map.of(
                        "LANDBRIDGE_DATABASE_URL", EmbeddedDatabase.create(),
                        "LANDBRIDGE_DATABASE_USER", "postgres",
                        "LANDBRIDGE_DATABASE_PASSWORD", "postgres",
                        "LANDBRIDGE_JWKS", keys.get("mp.jwt.verify.publickey.location"),
                        "LANDBRIDGE_JWT_KEY", keys.get("smallrye.jwt.sign.key.location"),
                        "LANDBRIDGE_HTTP_PORT", String.valueOf(port),
                        "LANDBRIDGE_DATA", directory.resolve(service).toString()));
        builder.environment().putAll(more);
        Process process = builder.start();
        running.put(service, process);
        for (int i = 0; !ready(port); i++) {
            if (i > 3000 || !process.isAlive()) {
                throw new IOException(Files.readString(directory.resolve(service + ".log")));
            }
            Thread.sleep(200);
        }
        return port;
    }

    /** Says of each process how much memory and processor time it took so far. */
    void print() throws IOException {
        for (Map.Entry<String, Process> entry : running.entrySet()) {
            System.out.printf(
                    Locale.ROOT,
                    "BENCH   %-16s peak resident %d MiB, heap at most %d MiB before and %d MiB after a collection, CPU %.0f s%n",
                    entry.getKey(),
                    peakResident(entry.getValue()),
                    heap(entry.getKey(), 1),
                    heap(entry.getKey(), 2),
                    entry.getValue()
                                    .info()
                                    .totalCpuDuration()
                                    .orElse(Duration.ZERO)
                                    .toMillis()
                            / 1000.0);
        }
    }

    private static long peakResident(Process process) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(-1);
    }

    private long heap(String service, int group) throws IOException {
        return Files.readAllLines(directory.resolve(service + "-gc.log")).stream()
                .map(COLLECTION::matcher)
                .filter(Matcher::find)
                .mapToLong(matcher -> Long.parseLong(matcher.group(group)))
                .max()
                .orElse(-1);
    }

    private static boolean ready(int port) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create("http://127.0.0.1:" + port + "/q/health/ready")
                            .toURL()
                            .openConnection();
            return connection.getResponseCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() throws InterruptedException {
        running.values().forEach(Process::destroy);
        for (Process process : running.values()) {
            process.waitFor();
        }
    }
}
