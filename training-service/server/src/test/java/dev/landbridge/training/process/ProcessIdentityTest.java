package dev.landbridge.training.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProcessIdentityTest {
    private static final Duration WAIT = Duration.ofSeconds(10);

    private Process process;
    private ProcessIdentity identity;

    @BeforeEach
    void start() throws IOException {
        process = new ProcessBuilder("sleep", "600").start();
        identity = ProcessIdentity.of(process.toHandle(), Instant.EPOCH);
    }

    @AfterEach
    void end() {
        process.destroyForcibly();
    }

    @Test
    void killsTheProcessItWasMadeOf() throws InterruptedException {
        assertThat(identity.kill(WAIT)).isTrue();
        assertThat(process.isAlive()).isFalse();
        assertThat(identity.kill(WAIT)).isFalse();
    }

    @Test
    void sparesAnotherProcessThatGotThePid() throws InterruptedException {
        ProcessIdentity older = new ProcessIdentity(
                identity.host(), identity.pid(), identity.startedAt().minusSeconds(60));

        assertThat(older.kill(WAIT)).isFalse();
        assertThat(process.isAlive()).isTrue();
    }

    @Test
    void sparesTheSamePidOnAnotherMachine() throws InterruptedException {
        ProcessIdentity elsewhere = new ProcessIdentity("another-host", identity.pid(), identity.startedAt());

        assertThat(elsewhere.kill(WAIT)).isFalse();
        assertThat(process.isAlive()).isTrue();
    }
}
