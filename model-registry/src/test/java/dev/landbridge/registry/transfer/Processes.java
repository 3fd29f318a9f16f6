package dev.landbridge.registry.transfer;

import dev.landbridge.testkit.access.IdentityResource;
import dev.landbridge.testkit.postgres.EmbeddedDatabase;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The packaged services as processes with a small heap. */
final class Processes implements AutoCloseable {
    private final Path directory;
    private final List<Process> running = new ArrayList<>();

    Processes(Path directory) {
        this.directory = directory;
    }

    /** @return its port */
    int start(String service, Path jar, Map<String, String> more, String... options)
            throws IOException, InterruptedException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        IdentityResource identity = new IdentityResource();
        identity.init(Map.of("service", service));
        Map<String, String> keys = identity.start();
        List<String> command = new ArrayList<>(List.of("java", "-Xmx256m", "-XX:+UseSerialGC"));
        command.addAll(List.of(options));
        command.addAll(List.of("-jar", jar.toAbsolutePath().toString()));
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
        running.add(process);
        for (int i = 0; !ready(port); i++) {
            if (i > 600 || !process.isAlive()) {
                throw new IOException(Files.readString(directory.resolve(service + ".log")));
            }
            Thread.sleep(200);
        }
        return port;
    }

    /** Peak resident memory of the first process, MiB. */
    long peakMemory() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + running.get(0).pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(-1);
    }

    /** CPU time of the first process. */
    double cpuSeconds() {
        return running.get(0)
                .info()
                .totalCpuDuration()
                .map(time -> time.toMillis() / 1000.0)
                .orElse(-1.0);
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
        running.forEach(Process::destroy);
        for (Process process : running) {
            process.waitFor();
        }
    }
}
