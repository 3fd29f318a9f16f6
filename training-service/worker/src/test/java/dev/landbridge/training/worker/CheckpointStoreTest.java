package dev.landbridge.training.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointStoreTest {
    @TempDir
    Path directory;

    private final List<String> damaged = new ArrayList<>();

    @Test
    void loadsWhatItSaved() throws IOException {
        TrainingState state = state(7);
        Checkpoint saved = store("a").save(state);
        Checkpoint found = store("a").newest(damaged::add).orElseThrow();
        assertThat(found).isEqualTo(saved);
        TrainingState loaded = CheckpointFiles.read(found.directory(), state.config());
        assertThat(loaded.step()).isEqualTo(7);
        assertThat(loaded.tokens()).isEqualTo(700);
        state.weights()
                .forEach(
                        (name, values) -> assertThat(loaded.weights().get(name)).isEqualTo(values));
        assertThat(damaged).isEmpty();
    }

    @Test
    void keepsTheNewestOnly() throws IOException {
        for (int step = 1; step <= 5; step++) {
            store("a").save(state(step));
        }
        try (Stream<Path> children = Files.list(directory)) {
            assertThat(children.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("step-00000004", "step-00000005");
        }
    }

    @Test
    void passesOverADamagedCheckpointAndSaysSo() throws IOException {
        store("a").save(state(1));
        Path weights = store("a").save(state(2)).directory().resolve("model.safetensors");
        byte[] bytes = Files.readAllBytes(weights);
        bytes[bytes.length - 1] ^= 1;
        Files.write(weights, bytes);
        assertThat(store("a").newest(damaged::add))
                .hasValueSatisfying(found -> assertThat(found.step()).isEqualTo(1));
        assertThat(damaged).containsExactly("step-00000002: the files are not those of its manifest");
    }

    @Test
    void passesOverWhatAKilledWriterLeftBehind() throws IOException {
        store("a").save(state(1));
        Path unfinished = Files.createDirectory(directory.resolve("unfinished"));
        Files.writeString(unfinished.resolve("model.safetensors"), "half");
        Files.createDirectory(directory.resolve("step-00000009"));
        assertThat(store("a").newest(damaged::add))
                .hasValueSatisfying(found -> assertThat(found.step()).isEqualTo(1));
        assertThat(store("a").save(state(2)).step()).isEqualTo(2);
    }

    @Test
    void refusesToContinueAnotherConfiguration() throws IOException {
        store("a").save(state(1));
        assertThatThrownBy(() -> store("b").newest(damaged::add))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("step-00000001 was trained with other parameters or another dataset");
    }

    @Test
    void forgetsStepsAfterTheOneAsked() throws IOException {
        store("a").save(state(1));
        store("a").save(state(2));
        store("a").deleteAfter(1);
        assertThat(store("a").newest(damaged::add))
                .hasValueSatisfying(found -> assertThat(found.step()).isEqualTo(1));
    }

    private CheckpointStore store(String configuration) {
        return new CheckpointStore(directory, configuration, 2);
    }

    private static TrainingState state(int step) {
        TrainingState initial = TrainingState.initial(Recipe.architecture(TrainerTest.parameters("steps", 10)), step);
        return new TrainingState(
                initial.config(),
                step,
                step * 100L,
                initial.weights(),
                initial.firstMoments(),
                initial.secondMoments());
    }
}
