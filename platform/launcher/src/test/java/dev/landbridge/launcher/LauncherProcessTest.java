package dev.landbridge.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.launcher.layout.Service;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher as processes, with the real PostgreSQL and stand-ins for the services' jars. */
@Tag("slow")
class LauncherProcessTest {
    @TempDir
    private Path directory;

    private LauncherProcess launcher;

    @BeforeEach
    void distribution() throws IOException {
        for (String module : List.of(
                "portal",
                "model-registry",
                "training-service/server",
                "inference-service/server",
                "eval-service/server")) {
            Path target = Files.createDirectories(directory.resolve("dist").resolve(module + "/target/quarkus-app"));
            writeJar(target.resolve("quarkus-run.jar"));
        }
        launcher = new LauncherProcess(directory.resolve("dist"), directory.resolve("home"));
    }

    @AfterEach
    void stop() throws Exception {
        launcher.run("down");
        launcher.processes().forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void startsShowsRestartsAndStopsEverything() throws Exception {
        assertThat(launcher.run("up", "--detach"))
                .satisfies(
                        result -> assertThat(result.code()).as(result.output()).isZero());
        assertThat(launcher.status().ready()).isTrue();
        assertThat(launcher.run("status").output()).contains("model-registry", "READY", "MiB");

        ProcessHandle killed = launcher.service("eval-service");
        killed.destroyForcibly();
        killed.onExit().get(10, TimeUnit.SECONDS);
        awaitRestart("eval-service", killed.pid());
        awaitReady();

        assertThat(launcher.run("up").output()).contains("already runs in", "./landbridge down");
        assertThat(launcher.run("reset", "--yes").output()).contains("Stop it first");
        assertThat(launcher.run("down").output()).contains("Stopped.");
        assertThat(launcher.processes()).isEmpty();
        assertThat(launcher.run("reset", "--yes").code()).isZero();
        assertThat(directory.resolve("home")).doesNotExist();
    }

    @Test
    void sigtermLeavesNothingBehind() throws Exception {
        Process up = launcher.start(directory.resolve("up.out"), "up");
        awaitReady();
        assertThat(launcher.processes()).hasSizeGreaterThan(2 * Service.values().length);
        up.destroy();
        assertThat(up.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(launcher.processes()).isEmpty();
    }

    @Test
    void recoversAfterTheLauncherWasKilled() throws Exception {
        Process up = launcher.start(directory.resolve("up.out"), "up");
        awaitReady();
        List<ProcessHandle> orphans = launcher.processes();
        up.destroyForcibly().waitFor();
        assertThat(launcher.status().running()).isFalse();
        assertThat(orphans).allMatch(ProcessHandle::isAlive);

        assertThat(launcher.run("up", "--detach").code()).isZero();
        assertThat(orphans.stream()
                        .filter(ProcessHandle::isAlive)
                        .map(LauncherProcessTest::stateOf)
                        .filter(state -> !state.startsWith("Z")))
                .isEmpty();
        assertThat(Files.readString(launcher.home().log("launcher")))
                .contains("that an earlier launcher had left behind");
        assertThat(launcher.status().ready()).isTrue();
    }

    @Test
    void aTakenPortIsNamedWithItsHolderAndTheRemedy() throws Exception {
        int port = launcher.portBase() + Service.TRAINING.ordinal();
        try (ServerSocket holder = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            LauncherProcess.Result result = launcher.run("up");
            assertThat(result.code()).isEqualTo(1);
            assertThat(result.output())
                    .contains("Port " + holder.getLocalPort() + ", which training-service needs, is taken by")
                    .contains("pid " + ProcessHandle.current().pid())
                    .contains("--training-port");
        }
    }

    @Test
    void everyCommandExplainsItself() throws Exception {
        for (String command :
                List.of("up", "down", "status", "logs", "reset", "demo", "verify", "portability", "bench")) {
            LauncherProcess.Result result = launcher.run(command, "--help");
            assertThat(result.code()).as(command).isZero();
            assertThat(result.output()).contains("Usage: landbridge " + command);
        }
    }

    private void awaitRestart(String service, long killedPid) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (launcher.find(service).map(ProcessHandle::pid).orElse(killedPid) == killedPid) {
            assertThat(System.nanoTime()).as(service + " was not restarted").isLessThan(deadline);
            Thread.sleep(100);
        }
    }

    private void awaitReady() throws InterruptedException {
        for (int attempt = 0; attempt < 100 && !launcher.status().ready(); attempt++) {
            Thread.sleep(100);
        }
        assertThat(launcher.status().ready()).isTrue();
    }

    /** The letter of its state (Z: has ended, and nobody has asked for its exit code yet) and its command. */
    private static String stateOf(ProcessHandle process) {
        try {
            String line = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
            return line.substring(line.lastIndexOf(')') + 2) + line.substring(0, line.lastIndexOf(')'));
        } catch (IOException e) {
            return "Z";
        }
    }

    private static void writeJar(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, StandInService.class.getName());
        String name = StandInService.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                InputStream bytes = StandInService.class.getResourceAsStream("/" + name)) {
            out.putNextEntry(new JarEntry(name));
            bytes.transferTo(out);
        }
    }
}
