package dev.landbridge.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SupervisorTest {
    private final BlockingQueue<ComponentStatus> changes = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> crashes = new LinkedBlockingQueue<>();
    private final Supervisor supervisor = new Supervisor(new SupervisorListener() {
        @Override
        public void changed(ComponentStatus status) {
            changes.add(status);
        }

        @Override
        public void crashed(ComponentStatus status, String reason) {
            crashes.add(reason);
        }
    });

    @AfterEach
    void stop() {
        supervisor.stop();
    }

    @Test
    void aKilledProcessIsStartedAgain() throws Exception {
        supervisor.start(new ShellComponent("sleep 60")).get(10, TimeUnit.SECONDS);
        ProcessIdentity first = supervisor.statuses().get(0).process();
        first.find().orElseThrow().destroyForcibly();

        assertThat(crashes.poll(10, TimeUnit.SECONDS)).contains("ended unexpectedly with code 137");
        ComponentStatus again = awaitReadyAfterRestart();
        assertThat(again.restarts()).isEqualTo(1);
        assertThat(again.process().pid()).isNotEqualTo(first.pid());
    }

    @Test
    void aProcessThatNeverBecomesReadyIsGivenUp() {
        assertThatThrownBy(() -> supervisor.start(new ShellComponent("exit 3")).get(20, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasMessageContaining("ended during its start with code 3");
        assertThat(supervisor.statuses().get(0).state()).isEqualTo(ComponentState.FAILED);
    }

    @Test
    void stoppingEndsWhatTheProcessStarted() throws Exception {
        ShellComponent component = new ShellComponent("sleep 61 & sleep 60");
        supervisor.start(component).get(10, TimeUnit.SECONDS);
        supervisor.stop();
        assertThat(component.descendants().find()).isEmpty();
        assertThat(supervisor.statuses().get(0).state()).isEqualTo(ComponentState.STOPPED);
    }

    private ComponentStatus awaitReadyAfterRestart() throws InterruptedException {
        while (true) {
            ComponentStatus status = changes.poll(10, TimeUnit.SECONDS);
            assertThat(status).isNotNull();
            if (status.state() == ComponentState.READY && status.restarts() > 0) {
                return status;
            }
        }
    }

    /** Ready as soon as it has lived for two polls. */
    private static final class ShellComponent implements Component {
        private final String script;
        private final Map<String, String> marks =
                Map.of("LANDBRIDGE_TEST_MARK", UUID.randomUUID().toString());

        private ShellComponent(String script) {
            this.script = script;
        }

        @Override
        public String name() {
            return "shell";
        }

        @Override
        public int port() {
            return 1;
        }

        @Override
        public Process start() throws IOException {
            ProcessBuilder builder = new ProcessBuilder("sh", "-c", script);
            builder.environment().putAll(marks);
            return builder.start();
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public Duration startLimit() {
            return Duration.ofSeconds(10);
        }

        @Override
        public void stop(Process process) {
            ProcessTermination.stop(List.of(process.toHandle()), Duration.ofSeconds(5));
        }

        @Override
        public MarkedProcesses descendants() {
            return new MarkedProcesses(marks);
        }
    }
}
