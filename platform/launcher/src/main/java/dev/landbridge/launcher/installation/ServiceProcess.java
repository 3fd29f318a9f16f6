package dev.landbridge.launcher.installation;

import dev.landbridge.launcher.layout.Home;
import dev.landbridge.launcher.layout.Service;
import dev.landbridge.launcher.process.Component;
import dev.landbridge.launcher.process.MarkedProcesses;
import dev.landbridge.launcher.process.ProcessTermination;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One of the five services as a JVM of its own. */
final class ServiceProcess implements Component {
    private static final List<String> JVM_OPTIONS =
            List.of("-XX:+UseSerialGC", "-Xshare:auto", "-XX:+ExitOnOutOfMemoryError");

    private static final Duration PROBE_LIMIT = Duration.ofSeconds(2);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(PROBE_LIMIT).build();

    private final String name;
    private final List<String> size;
    private final int port;
    private final Path jar;
    private final Path log;
    private final Path data;
    private final Map<String, String> environment;
    private final Map<String, String> marks;

    ServiceProcess(
            Service service,
            List<String> size,
            int port,
            Path jar,
            Home home,
            Map<String, String> environment,
            Map<String, String> marks) {
        this.name = service.title();
        this.size = size;
        this.port = port;
        this.jar = jar;
        this.log = home.log(name);
        this.data = home.data(service);
        this.environment = environment;
        this.marks = marks;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public Duration startLimit() {
        return Duration.ofSeconds(180);
    }

    @Override
    public Process start() throws IOException {
        // a session of its own: Ctrl-C reaches the launcher only, which stops its children in order
        List<String> command = new ArrayList<>(List.of("setsid", javaProgram()));
        command.addAll(size);
        command.addAll(JVM_OPTIONS);
        command.addAll(List.of("-jar", jar.toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(jar.getParent().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        builder.environment().putAll(marks);
        return builder.start();
    }

    @Override
    public boolean isReady() {
        URI health = URI.create("http://127.0.0.1:" + port + "/q/health/ready");
        HttpRequest request =
                HttpRequest.newBuilder(health).timeout(PROBE_LIMIT).build();
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void stop(Process process) {
        ProcessTermination.stop(List.of(process.toHandle()), STOP_LIMIT);
    }

    @Override
    public MarkedProcesses descendants() {
        return new MarkedProcesses(marks).orWorkingIn(data);
    }

    static String javaProgram() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
