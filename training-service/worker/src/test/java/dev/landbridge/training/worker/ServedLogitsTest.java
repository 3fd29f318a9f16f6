package dev.landbridge.training.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the trainer computes and what the serving engine computes from the exported model are the same numbers. */
class ServedLogitsTest {
    private static final double TOLERANCE = 1e-4;
    private static final int STEPS = 60;

    private final int[] ids =
            Vocabulary.TOKENIZER.encode("<s><|user|>34+85=<|assistant|><think>4+5+0=9;3+8+0=11;0+0+1=1</think>119</s>");

    @Test
    void theEngineServesTheLogProbabilitiesOfTheTrainer(@TempDir Path directory)
            throws IOException, InterruptedException {
        TorchEngine.start();
        Parameters parameters = Recipe.named("column-addition")
                .trainingParameters(
                        "flash", JsonNodeFactory.instance.objectNode().put("steps", STEPS));
        TrainingState start = TrainingState.initial(Recipe.architecture(parameters), 1);
        double[][] expected;
        Path export = directory.resolve("export");
        String digest;
        try (Trainer trainer = new Trainer(parameters, start)) {
            Batches batches = new Batches(new ColumnAddition(1, 2, true).rows("train", 400), true, 8, 1);
            for (int step = 0; step < STEPS; step++) {
                trainer.step(batches.batch(step));
            }
            expected = logProbabilities(trainer);
            digest = ModelExport.write(trainer.state(), export).path("digest").asText();
        }

        try (ServedEngine engine = ServedEngine.start(export, digest, directory.resolve("engine.log"))) {
            JsonNode served = engine.topLogprobs(ids);

            assertThat(served.size()).isEqualTo(ids.length);
            for (int position = 1; position < ids.length; position++) {
                double[] row = expected[position - 1];
                assertThat(served.get(position).size()).isGreaterThanOrEqualTo(20);
                served.get(position)
                        .fields()
                        .forEachRemaining(entry -> assertThat(entry.getValue().asDouble())
                                .as(entry.getKey())
                                .isCloseTo(row[tokenId(entry.getKey())], within(TOLERANCE)));
            }
        }
    }

    private double[][] logProbabilities(Trainer trainer) {
        TorchEngine.withoutGradient();
        try (NDManager scope = trainer.manager().newSubManager()) {
            long[] tokens = Arrays.stream(ids).asLongStream().toArray();
            float[] logits = trainer.network()
                    .logits(scope.create(tokens, new Shape(1, tokens.length)), null)
                    .logSoftmax(1)
                    .toFloatArray();
            int vocabulary = logits.length / tokens.length;
            double[][] rows = new double[tokens.length][vocabulary];
            for (int i = 0; i < logits.length; i++) {
                rows[i / vocabulary][i % vocabulary] = logits[i];
            }
            return rows;
        }
    }

    private static int tokenId(String key) {
        return Integer.parseInt(key.substring(key.indexOf(':') + 1));
    }
}
