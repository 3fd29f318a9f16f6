package dev.landbridge.training.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trains the presets as they are offered. */
@Tag("slow")
class PresetTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path directory;

    @Test
    void flashAnswersNinetyFiveInAHundredHeldOutQuestions() throws Exception {
        JsonNode facts = train("flash");
        assertThat(facts.path("heldout_exact_match_before").asDouble()).isLessThan(0.2);
        assertThat(facts.path("heldout_exact_match").asDouble()).isGreaterThanOrEqualTo(0.95);
        assertThat(facts.path("heldout_rows").asInt()).isEqualTo(500);
    }

    @Test
    void withoutTheScratchpadTheSameDecoderMostlyFails() throws Exception {
        assertThat(train("no-scratchpad").path("heldout_exact_match").asDouble())
                .isLessThan(0.2);
    }

    private JsonNode train(String preset) throws Exception {
        Recipe recipe = Recipe.named("column-addition");
        new DatasetGenerator(recipe.preset(preset).datasetParameters()).write(directory.resolve("data"));
        ObjectNode json = JSON.createObjectNode().put("recipe", recipe.name()).put("preset", preset);
        json.putObject("dataset").put("directory", "data");
        JSON.writeValue(directory.resolve(RunSettings.FILE).toFile(), json);
        try (WorkerProcess worker =
                WorkerProcess.start(directory.resolve("stderr.log"), "train", "--run", directory.toString())) {
            assertThat(worker.exitCode()).isZero();
            return worker.last().path("facts");
        }
    }
}
