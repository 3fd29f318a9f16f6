package dev.landbridge.proof.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.landbridge.proof.SyntheticTraces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceFilesTest {

    @TempDir
    Path directory;

    @Test
    void readsBackWhatWasWritten() throws IOException {
        Trace golden = new SyntheticTraces().golden();

        String digest = TraceFiles.write(directory.resolve("a"), golden);
        Trace read = TraceFiles.read(directory.resolve("a"));

        assertThat(read.tokens()).usingRecursiveComparison().isEqualTo(golden.tokens());
        assertThat(read.scores()).usingRecursiveComparison().isEqualTo(golden.scores());
        assertThat(read.decodes()).usingRecursiveComparison().isEqualTo(golden.decodes());
        assertThat(read.cases()).isEqualTo(golden.cases());
        assertThat(read.tasks()).isEqualTo(golden.tasks());
        assertThat(TraceFiles.write(directory.resolve("b"), read)).isEqualTo(digest);
    }

    @Test
    void namesTheFileThatIsNotTheOneOfTheManifest() throws IOException {
        TraceFiles.write(directory, new SyntheticTraces().golden());
        Path tasks = directory.resolve(TraceFiles.TASKS);
        Files.writeString(tasks, Files.readString(tasks).replaceFirst("true", "null"));

        assertThatThrownBy(() -> TraceFiles.read(directory))
                .isInstanceOf(InvalidTraceException.class)
                .hasMessageContaining("tasks.jsonl");
    }
}
