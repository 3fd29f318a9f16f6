package dev.landbridge.training.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BatchesTest {
    private final List<Row> rows = new ColumnAddition(1, 3, true).rows("train", 64);

    @Test
    void aBatchIsAFunctionOfSeedAndStep() {
        Batches inOrder = new Batches(rows, true, 16, 5);
        Batches resumed = new Batches(rows, true, 16, 5);
        Batch expected = null;
        for (int step = 0; step <= 9; step++) {
            expected = inOrder.batch(step);
        }
        assertThat(resumed.batch(9).inputs()).isEqualTo(expected.inputs());
        assertThat(new Batches(rows, true, 16, 6).batch(9).inputs()).isNotEqualTo(expected.inputs());
    }

    @Test
    void anEpochSeesEverySampleOnce() {
        Batches batches = new Batches(rows, true, 16, 5);
        Set<String> seen = new HashSet<>();
        for (int step = 4; step < 8; step++) {
            Batch batch = batches.batch(step);
            for (int row = 0; row < 16; row++) {
                int[] ids = new int[batch.length()];
                for (int t = 0; t < ids.length; t++) {
                    ids[t] = (int) batch.inputs()[row * batch.length() + t];
                }
                seen.add(Vocabulary.TOKENIZER.decode(ids, false));
            }
        }
        assertThat(seen).hasSize(64);
    }

    @Test
    void onlyTheCompletionIsLearnedAndItsWeightsSumToMinusOne() {
        Row row = new ColumnAddition(1, 3, true).row(1, 2, "train");
        Batch batch = new Batches(List.of(row), true, 1, 0).batch(0);
        int prompt = Vocabulary.TOKENIZER.encode(row.prompt()).length;
        assertThat(prompt).isEqualTo(7);
        float sum = 0;
        for (int t = 0; t < batch.length(); t++) {
            assertThat(batch.weights()[t] != 0).isEqualTo(t >= prompt - 1);
            sum += batch.weights()[t];
        }
        assertThat(sum).isCloseTo(-1f, within(1e-6f));
        assertThat(batch.targets()[batch.length() - 1]).isEqualTo(Vocabulary.EOS);
    }

    @Test
    void theLearningRateWarmsUpAndFallsToItsShare() {
        LearningRate schedule = new LearningRate(0.005, 50, 1200, 0.05);
        assertThat(schedule.at(0)).isCloseTo(0.0001, within(1e-12));
        assertThat(schedule.at(49)).isCloseTo(0.005, within(1e-12));
        assertThat(schedule.at(50)).isCloseTo(0.005, within(1e-12));
        assertThat(schedule.at(1199)).isCloseTo(0.00025, within(1e-12));
    }
}
