package dev.landbridge.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFilesTest {
    @TempDir
    private Path directory;

    @Test
    void keepsTheLogsOfThreeEarlierStarts() throws IOException {
        Path log = directory.resolve("portal.log");
        for (int start = 1; start <= 5; start++) {
            RotatedLog.rotate(log);
            Files.writeString(log, "start " + start);
        }
        assertThat(log).hasContent("start 5");
        assertThat(directory.resolve("portal.log.1")).hasContent("start 4");
        assertThat(directory.resolve("portal.log.3")).hasContent("start 2");
        assertThat(directory.resolve("portal.log.4")).doesNotExist();
    }

    @Test
    void followsWholeLines() throws IOException {
        Path log = Files.writeString(directory.resolve("portal.log"), "one\ntwo\nthree\nfo");
        LogTail tail = new LogTail(log, "portal | ");
        assertThat(tail.last(2)).containsExactly("portal | two", "portal | three");
        assertThat(tail.written()).isEmpty();
        Files.writeString(log, "ur\nfive\n", StandardOpenOption.APPEND);
        assertThat(tail.written()).containsExactly("portal | four", "portal | five");
    }
}
