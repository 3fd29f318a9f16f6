package dev.landbridge.training.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnAdditionTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "347, 85, 7+5+0=12;4+8+1=13;3+0+1=4, 432",
        "0, 0, 0+0+0=0, 0",
        "5, 100, 5+0+0=5;0+0+0=0;0+1+0=1, 105",
        "999, 999, 9+9+0=18;9+9+1=19;9+9+1=19, 1998"
    })
    void worksColumnByColumn(int a, int b, String scratchpad, String answer) {
        Row row = new ColumnAddition(1, 3, true).row(a, b, "train");
        assertThat(row.scratchpad()).isEqualTo(scratchpad);
        assertThat(row.answer()).isEqualTo(answer);
    }

    @Test
    void rendersTheSampleOfTheRecipe() {
        Row row = new ColumnAddition(1, 3, true).row(347, 85, "train");
        assertThat(row.prompt() + row.completion(true))
                .isEqualTo("<s><|user|>347+85=<|assistant|><think>7+5+0=12;4+8+1=13;3+0+1=4</think>432</s>");
        assertThat(row.completion(false)).isEqualTo("432</s>");
        Row direct = new ColumnAddition(1, 3, false).row(347, 85, "train");
        assertThat(direct.completion(true)).isEqualTo("432</s>");
    }

    @Test
    void judgesOnlyTheTextAfterTheThinking() {
        Row row = new ColumnAddition(1, 3, true).row(347, 85, "train");
        assertThat(row.isAnsweredBy("<think>wrong</think>432")).isTrue();
        assertThat(row.isAnsweredBy("432")).isTrue();
        assertThat(row.isAnsweredBy("<think>432</think>431")).isFalse();
        assertThat(row.isAnsweredBy("<think>432")).isFalse();
    }

    @Test
    void noHeldOutQuestionIsTrainedOnInEitherOrderWhateverTheSeed() {
        Set<String> heldout = new HashSet<>();
        new ColumnAddition(1, 3, true).rows("heldout", 2000).forEach(row -> heldout.add(row.question()));
        List<Row> train = new ColumnAddition(2, 3, true).rows("train", 20_000);
        assertThat(train).hasSize(20_000).noneMatch(row -> {
            String[] operands = row.question().replace("=", "").split("\\+");
            return heldout.contains(row.question()) || heldout.contains(operands[1] + "+" + operands[0] + "=");
        });
        assertThat(train.stream().map(Row::id).distinct()).hasSize(20_000);
    }

    @Test
    void oneQuestionInTenIsHeldOut() {
        int heldout = 0;
        for (int a = 0; a < 300; a++) {
            for (int b = a; b < 300; b++) {
                heldout += ColumnAddition.isHeldout(a, b) ? 1 : 0;
            }
        }
        assertThat(heldout / 45_150.0).isBetween(0.09, 0.11);
    }

    @Test
    void equalSpecsGiveEqualBytes() throws IOException {
        JsonNode spec = JSON.readTree("{\"seed\":7,\"train_rows\":300,\"heldout_rows\":20}");
        JsonNode first = new DatasetGenerator(spec).write(directory.resolve("a"));
        JsonNode second = new DatasetGenerator(spec).write(directory.resolve("b"));
        assertThat(second).isEqualTo(first);
        assertThat(first.path("digest").asText())
                .isEqualTo(Dataset.read(directory.resolve("a")).digest())
                .isEqualTo("dcd7a8c747a80cb2cf49e384efc22b89812226963995009e2d8006fd5e861525");
        JsonNode other = new DatasetGenerator(JSON.readTree("{\"seed\":8,\"train_rows\":300,\"heldout_rows\":20}"))
                .write(directory.resolve("c"));
        assertThat(other.path("digest")).isNotEqualTo(first.path("digest"));
    }

    @Test
    void refusesMoreRowsThanThereAreQuestionsAndUnknownSettings() throws IOException {
        JsonNode tooMany = JSON.readTree("{\"max_digits\":1,\"train_rows\":1000}");
        assertThatThrownBy(() -> new DatasetGenerator(tooMany).write(directory))
                .hasMessage("there are fewer than 1000 train questions with up to 1 digits");
        JsonNode unknown = JSON.readTree("{\"rows\":5}");
        assertThatThrownBy(() -> new DatasetGenerator(unknown)).hasMessage("unknown parameter rows");
        JsonNode outside = JSON.readTree("{\"max_digits\":7}");
        assertThatThrownBy(() -> new DatasetGenerator(outside))
                .hasMessage("parameter max_digits must be at most 6.0, not 7");
    }
}
