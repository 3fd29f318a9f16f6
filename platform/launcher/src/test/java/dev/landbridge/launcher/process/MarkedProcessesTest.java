package dev.landbridge.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MarkedProcessesTest {
    @Test
    void findsAGrandchildWhoseParentWasKilled() throws IOException, InterruptedException {
        Map<String, String> mark =
                Map.of("LANDBRIDGE_TEST_MARK", UUID.randomUUID().toString());
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", "sleep 60 & wait");
        builder.environment().putAll(mark);
        Process parent = builder.start();
        MarkedProcesses marked = new MarkedProcesses(mark);
        while (marked.find().size() < 2) {
            Thread.sleep(10);
        }
        parent.destroyForcibly().waitFor();
        assertThat(marked.find())
                .singleElement()
                .satisfies(orphan -> assertThat(orphan.info().command())
                        .hasValueSatisfying(command -> assertThat(command).endsWith("sleep")));
        ProcessTermination.stop(marked.find(), Duration.ofSeconds(5));
        assertThat(marked.find()).isEmpty();
    }
}
