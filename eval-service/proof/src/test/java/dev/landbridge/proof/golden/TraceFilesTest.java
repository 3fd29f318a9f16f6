package dev.landbridge.proof.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.landbridge.proof.SyntheticTraces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
    void keepsTheVocabularyAndTheQuestionsAmongTheDigestedFiles() throws IOException {
        Vocabulary vocabulary = new Vocabulary(Map.of(3, "seven", 5, "\uD83D"));
        TaskQuestion question = new TaskQuestion("doc-1", "3+4=", "", "7");
        Trace golden = new SyntheticTraces().golden();

        String bare = TraceFiles.write(directory, golden);
        String digest = TraceFiles.write(directory, golden.with(vocabulary, List.of(question)));
        Trace read = TraceFiles.read(directory);

        assertThat(digest).isNotEqualTo(bare);
        assertThat(read.vocabulary().text(3)).contains("seven");
        assertThat(read.vocabulary().text(5)).contains("\uFFFD");
        assertThat(read.questions()).containsExactly(question);
        Files.writeString(directory.resolve(TraceFiles.VOCABULARY), "{\"3\":\"eight\"}");
        assertThatThrownBy(() -> TraceFiles.read(directory)).hasMessageContaining("vocabulary.json");
    }

    @Test
    void ignoresAVocabularyThatIsNoPartOfTheTrace() throws IOException {
        TraceFiles.write(directory, new SyntheticTraces().golden().with(Vocabulary.NONE, List.of()));
        Files.writeString(directory.resolve(TraceFiles.VOCABULARY), "{\"3\":\"seven\"}");

        assertThat(TraceFiles.read(directory).vocabulary().isEmpty()).isTrue();
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
