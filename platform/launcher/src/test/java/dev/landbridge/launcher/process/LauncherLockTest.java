package dev.landbridge.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.landbridge.launcher.json.Json;
import dev.landbridge.launcher.problem.LauncherException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherLockTest {
    @TempDir
    private Path home;

    private Path file;

    @BeforeEach
    void directory() throws IOException {
        file = Files.createDirectory(home.resolve("run")).resolve("launcher.lock");
    }

    @Test
    void aSecondLauncherIsRefusedAndToldAboutTheFirst() {
        try (LauncherLock first = LauncherLock.acquire(file)) {
            assertThat(first).isNotNull();
            assertThatThrownBy(() -> LauncherLock.acquire(file))
                    .isInstanceOf(LauncherException.class)
                    .hasMessageContaining(home.toString())
                    .hasMessageContaining("pid " + ProcessHandle.current().pid());
        }
    }

    @Test
    void theFileOfADeadLauncherDoesNotHinderTheNext() throws IOException {
        Files.writeString(
                file, Json.write(new ProcessIdentity(ProcessHandle.current().pid(), 1)));
        assertThat(LauncherLock.holder(file)).isEmpty();
        LauncherLock.acquire(file).close();
        assertThat(LauncherLock.holder(file)).isEmpty();
    }

    @Test
    void aReusedPidIsNotTheSameProcess() {
        ProcessIdentity current = ProcessIdentity.current();
        assertThat(current.isAlive()).isTrue();
        assertThat(new ProcessIdentity(current.pid(), current.startedAtMillis() - 60_000).isAlive())
                .isFalse();
    }
}
