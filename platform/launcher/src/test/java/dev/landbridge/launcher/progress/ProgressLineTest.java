package dev.landbridge.launcher.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @Test
    void drawsABarOnATerminalAndReplacesItByTheResult() {
        ProgressLine line = terminal(true, 80).progress("train");
        line.update(0.5, "step 300/600");
        assertThat(text()).contains("\r\033[2K  train         ██████████░░░░░░░░░░  50 %  step 300/600");
        line.done("exact match 98 %");
        assertThat(text()).containsPattern("\r\033\\[2K✓ train +\\d+\\.\\d s  exact match 98 %\n$");
    }

    @Test
    void cutsABarThatIsWiderThanTheTerminal() {
        terminal(true, 40).progress("train").update(0.25, "x".repeat(100));
        assertThat(text().substring("\r\033[2K".length())).hasSize(39).endsWith("…");
    }

    @Test
    void writesOnlyTheResultToAPlainStream() {
        ProgressLine line = terminal(false, 80).progress("train");
        line.update(0.5, "step 300/600");
        line.failed("the worker died");
        assertThat(text()).doesNotContain("\r", "\033").containsPattern("^✗ train +\\d+\\.\\d s  the worker died\n$");
    }

    private Terminal terminal(boolean interactive, int width) {
        return new Terminal(new PrintStream(written, true, StandardCharsets.UTF_8), interactive, width);
    }

    private String text() {
        return written.toString(StandardCharsets.UTF_8);
    }
}
