package dev.landbridge.launcher;

import dev.landbridge.launcher.installation.InstallationStatus;
import dev.landbridge.launcher.json.Json;
import dev.landbridge.launcher.layout.Home;
import dev.landbridge.launcher.process.MarkedProcesses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Runs the launcher's commands as processes, the way the script does, in one home and on ports of its own. */
public final class LauncherProcess {
    private static final int PORTS = 6;

    private final Path distribution;
    private final Home home;
    private final int portBase;

    public LauncherProcess(Path distribution, Path home) {
        this.distribution = distribution;
        this.home = new Home(home);
        this.portBase = freePorts();
    }

    /** What a command did. */
    public record Result(int code, String output) {}

    public Home home() {
        return home;
    }

    public int portBase() {
        return portBase;
    }

    /** Starts a command; its output goes to the file. */
    public Process start(Path output, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dlandbridge.root=" + distribution,
                "-cp",
                System.getProperty("java.class.path"),
                "dev.landbridge.launcher.Landbridge"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("LANDBRIDGE_HOME", home.root().toString());
        builder.environment().put("LANDBRIDGE_PORT_BASE", Integer.toString(portBase));
        return builder.start();
    }

    public Result run(String... arguments) throws IOException, InterruptedException {
        return run(600, arguments);
    }

    public Result run(int limitSeconds, String... arguments) throws IOException, InterruptedException {
        Path output = Files.createTempFile("launcher", ".out");
        Process process = start(output, arguments);
        if (!process.waitFor(limitSeconds, TimeUnit.SECONDS)) {
            process.destroy();
            process.waitFor();
        }
        Result result = new Result(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
        Files.delete(output);
        return result;
    }

    public InstallationStatus status() {
        try {
            return Json.read(run("status", "--json").output(), InstallationStatus.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public ProcessHandle service(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException(name + " does not run"));
    }

    /** Empty while the service is between its death and its restart. */
    public Optional<ProcessHandle> find(String name) {
        return status().services().stream()
                .filter(row -> row.service().equals(name) && row.pid() != null)
                .findFirst()
                .flatMap(row -> ProcessHandle.of(row.pid()));
    }

    /** Everything that runs for this home: services, workers, PostgreSQL and its helpers. */
    public List<ProcessHandle> processes() {
        return new MarkedProcesses(Map.of("LANDBRIDGE_INSTALLATION", home.root().toString()))
                .orWorkingIn(home.data())
                .find();
    }

    /** Below 32768, where Linux begins to give ports to outgoing connections. */
    private static int freePorts() {
        for (int base = 20000 + (int) (ProcessHandle.current().pid() % 1200) * 10; ; base += PORTS) {
            if (allFree(base)) {
                return base;
            }
        }
    }

    private static boolean allFree(int base) {
        for (int port = base; port < base + PORTS; port++) {
            try (ServerSocket socket = new ServerSocket(port)) {
                socket.setReuseAddress(true);
            } catch (IOException e) {
                return false;
            }
        }
        return true;
    }
}
