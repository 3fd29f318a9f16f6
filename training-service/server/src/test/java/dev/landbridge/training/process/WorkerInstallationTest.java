package dev.landbridge.training.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.landbridge.kit.problem.Problem;
import dev.landbridge.training.fake.FakeInstallation;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerInstallationTest {
    private final FakeInstallation fake = FakeInstallation.create();
    private final WorkerInstallation installation = new WorkerInstallation(fake);

    @Test
    void givesAWorkerNoneOfOurSecrets() {
        Map<String, String> environment = installation.environment(Map.of(
                "PATH", "/bin",
                "LANDBRIDGE_DATABASE_PASSWORD", "secret",
                "LANDBRIDGE_JWT_KEY", "/keys/own.jwk",
                "PGPASSWORD", "secret",
                "JAVA_TOOL_OPTIONS", "-javaagent:x",
                "HOME", "/root"));

        assertThat(environment)
                .containsOnlyKeys(
                        "PATH",
                        "OMP_NUM_THREADS",
                        "OMP_WAIT_POLICY",
                        "DJL_OFFLINE",
                        "OPT_OUT_TRACKING",
                        "DJL_CACHE_DIR")
                .containsEntry("OMP_NUM_THREADS", "1")
                .containsEntry("OMP_WAIT_POLICY", "passive")
                .containsEntry(
                        "DJL_CACHE_DIR", fake.data().resolve("engine-cache").toString());
    }

    @Test
    void startsTheInstalledJarWithItsLibraries(@TempDir Path directory) {
        List<String> command =
                installation.command(directory, List.of("describe")).command();

        assertThat(command).contains("-Xmx32m", "-XX:+CrashOnOutOfMemoryError");
        assertThat(command.subList(command.indexOf("-cp") + 1, command.size()))
                .containsExactly(
                        fake.directory().resolve("fake-worker-1.jar") + ":"
                                + fake.directory().resolve("lib/*"),
                        FakeInstallation.MAIN_CLASS,
                        "describe");
    }

    @Test
    void saysWhenThereIsNoWorker(@TempDir Path empty) {
        WorkerInstallation missing = new WorkerInstallation(new FakeInstallation(empty, empty));

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> missing.command(empty, List.of("describe")))
                .withMessageContaining("LANDBRIDGE_TRAINING_WORKER");
    }
}
