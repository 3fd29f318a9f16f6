package dev.landbridge.training.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import ai.djl.util.Utils;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {
    private static final Parameters SMALL = parameters("steps", 200);
    private final List<Row> rows = new ColumnAddition(1, 2, true).rows("train", 200);

    @BeforeAll
    static void startEngine() {
        TorchEngine.start();
    }

    @Test
    void runsOfflineWithOneThread() {
        assertThat(System.getProperty("ai.djl.offline")).isEqualTo("true");
        assertThat(JniUtils.getNumThreads()).isEqualTo(1);
        assertThat(JniUtils.getNumInteropThreads()).isEqualTo(1);
    }

    @Test
    void takesItsNativeCacheFromAProperty(@TempDir Path cache) {
        Assumptions.assumeTrue(System.getenv("DJL_CACHE_DIR") == null, "the variable goes before the property");
        String before = System.getProperty("DJL_CACHE_DIR");
        System.setProperty("landbridge.djl.cache", cache.toString());
        try {
            TorchEngine.start();
            assertThat(Utils.getCacheDir()).isEqualTo(cache);
        } finally {
            System.clearProperty("landbridge.djl.cache");
            if (before == null) {
                System.clearProperty("DJL_CACHE_DIR");
            } else {
                System.setProperty("DJL_CACHE_DIR", before);
            }
        }
    }

    /** With a scalar operation in the graph this fails within some ten steps: collection frees its operand. */
    @Test
    void twoNetworksInLockStepNeverDifferWhateverTheCollectorDoes() {
        Batches batches = new Batches(rows, true, 4, 1);
        try (Trainer one = new Trainer(SMALL, initial());
                Trainer two = new Trainer(SMALL, initial())) {
            for (int step = 0; step < 200; step++) {
                Trainer.StepResult first = one.step(batches.batch(step));
                if (step % 4 == 0) {
                    System.gc();
                }
                assertThat(two.step(batches.batch(step))).isEqualTo(first);
            }
            assertThat(bits(two.state())).isEqualTo(bits(one.state()));
        }
    }

    @Test
    void theGradientAgreesWithFiniteDifferences() {
        Batch batch = new Batches(rows, true, 2, 1).batch(0);
        Parameters still = parameters("learning_rate", 0);
        Map<String, float[]> moments;
        double norm;
        try (Trainer trainer = new Trainer(still, initial())) {
            norm = trainer.step(batch).gradientNorm();
            moments = trainer.state().firstMoments();
        }
        double unscale = 1 / (0.1 * Math.min(1, 1 / norm));
        for (String name : List.of(
                "model.layers.0.self_attn.k_proj.weight",
                "model.layers.1.mlp.gate_proj.weight",
                LlamaNetwork.FINAL_NORM,
                "model.layers.0.input_layernorm.weight",
                "model.layers.1.self_attn.o_proj.weight")) {
            int steepest = steepest(moments.get(name));
            double difference =
                    (loss(still, batch, name, steepest, 0.01f) - loss(still, batch, name, steepest, -0.01f)) / 0.02;
            assertThat(moments.get(name)[steepest] * unscale)
                    .as(name)
                    .isCloseTo(difference, within(Math.abs(difference) * 0.03 + 1e-4));
        }
    }

    @Test
    void theUpdateClipsBothSidesAlike() {
        try (NDManager manager = TorchEngine.newManager()) {
            Map<String, NDArray> parameter = new LinkedHashMap<>(Map.of("w", manager.create(new float[] {0, 0})));
            TrainingState zero =
                    new TrainingState(null, 0, 0, Map.of(), Map.of("w", new float[2]), Map.of("w", new float[2]));
            AdamW optimizer = new AdamW(manager, parameter, zero, 0f, 1.0);
            Map<String, NDArray> gradients = Map.of("w", manager.create(new float[] {5, -5}));
            double norm = AdamW.norm(gradients);
            assertThat(norm).isCloseTo(Math.sqrt(50), within(1e-6));
            optimizer.update(gradients, norm, 1, 0.01);
            float moment = 0.1f * (float) Math.sqrt(0.5);
            assertThat(optimizer.firstMoments().get("w").toFloatArray())
                    .containsExactly(new float[] {moment, -moment}, within(1e-6f));
            assertThat(parameter.get("w").toFloatArray()).containsExactly(new float[] {-0.01f, 0.01f}, within(1e-5f));
        }
    }

    @Test
    void aStepLeavesNoArrayBehind() {
        Batches batches = new Batches(rows, true, 4, 1);
        HeldoutEvaluation evaluation = new HeldoutEvaluation(rows, initial().config(), 40);
        try (Trainer trainer = new Trainer(SMALL, initial())) {
            trainer.step(batches.batch(0));
            int before = trainer.manager().getManagedArrays().size();
            for (int step = 1; step < 20; step++) {
                trainer.step(batches.batch(step));
            }
            evaluation.exactMatch(trainer.network(), trainer.manager(), 10, () -> true);
            assertThat(trainer.manager().getManagedArrays()).hasSize(before);
        }
    }

    @Test
    void evaluationRecordsNoGradientOnAFreshThread() {
        HeldoutEvaluation evaluation = new HeldoutEvaluation(rows, initial().config(), 12);
        try (Trainer trainer = new Trainer(SMALL, initial())) {
            boolean gradientMode = CompletableFuture.supplyAsync(
                            () -> {
                                evaluation.exactMatch(trainer.network(), trainer.manager(), 5, () -> true);
                                return JniUtils.isGradMode();
                            },
                            task -> new Thread(task, "evaluation").start())
                    .join();
            assertThat(gradientMode).isFalse();
        }
    }

    @Test
    void decodingWithTheCacheGivesTheLogitsOfTheWholeSequence() {
        int[] tokens = Vocabulary.TOKENIZER.encode("<s><|user|>34+85=<|assistant|><think>4+5+0=9");
        try (Trainer trainer = new Trainer(SMALL, initial());
                NDManager scope = trainer.manager().newSubManager()) {
            TorchEngine.withoutGradient();
            long[] ids = java.util.Arrays.stream(tokens).asLongStream().toArray();
            float[] whole = trainer.network()
                    .logits(scope.create(ids, new Shape(1, ids.length)), null)
                    .toFloatArray();
            DecodeCache cache = new DecodeCache(scope, trainer.state().config().numHiddenLayers());
            int vocabulary = Vocabulary.TOKENIZER.vocabSize();
            for (int t = 0; t < ids.length; t++) {
                float[] single = trainer.network()
                        .logits(scope.create(new long[] {ids[t]}, new Shape(1, 1)), cache)
                        .toFloatArray();
                float[] expected = java.util.Arrays.copyOfRange(whole, t * vocabulary, (t + 1) * vocabulary);
                assertThat(single).containsExactly(expected, within(1e-4f));
            }
        }
    }

    @Test
    void aDivergedStepChangesNothing() {
        Batches batches = new Batches(rows, true, 4, 1);
        TrainingState state = initial();
        state.weights().get(LlamaNetwork.FINAL_NORM)[3] = Float.NaN;
        try (Trainer trainer = new Trainer(SMALL, state)) {
            assertThat(trainer.step(batches.batch(0)).isFinite()).isFalse();
            assertThat(trainer.step()).isZero();
            assertThat(bits(trainer.state())).isEqualTo(bits(state));
        }
    }

    @Test
    void theEngineCollectsGradientsForOneOnly() {
        Engine engine = TorchEngine.start();
        try (GradientCollector first = engine.newGradientCollector()) {
            assertThat(first).isNotNull();
            assertThatThrownBy(engine::newGradientCollector).isInstanceOf(IllegalStateException.class);
        }
    }

    static Parameters parameters(String name, Number value) {
        ObjectNode overrides = JsonNodeFactory.instance.objectNode();
        overrides.put("hidden_size", 32).put("intermediate_size", 48);
        overrides.set(
                name,
                value instanceof Integer whole && !name.endsWith("rate")
                        ? JsonNodeFactory.instance.numberNode(whole)
                        : JsonNodeFactory.instance.numberNode(value.doubleValue()));
        return Recipe.named("column-addition").trainingParameters("flash", overrides);
    }

    private static TrainingState initial() {
        return TrainingState.initial(Recipe.architecture(SMALL), 1);
    }

    private static double loss(Parameters parameters, Batch batch, String name, int index, float change) {
        TrainingState state = initial();
        state.weights().get(name)[index] += change;
        try (Trainer trainer = new Trainer(parameters, state)) {
            return trainer.step(batch).loss();
        }
    }

    private static int steepest(float[] values) {
        int steepest = 0;
        for (int i = 1; i < values.length; i++) {
            steepest = Math.abs(values[i]) > Math.abs(values[steepest]) ? i : steepest;
        }
        return steepest;
    }

    private static Map<String, List<Integer>> bits(TrainingState state) {
        Map<String, List<Integer>> bits = new HashMap<>();
        state.weights().forEach((name, values) -> bits.put("w." + name, bits(values)));
        state.firstMoments().forEach((name, values) -> bits.put("m." + name, bits(values)));
        state.secondMoments().forEach((name, values) -> bits.put("v." + name, bits(values)));
        return bits;
    }

    private static List<Integer> bits(float[] values) {
        List<Integer> bits = new java.util.ArrayList<>();
        for (float value : values) {
            bits.add(Float.floatToRawIntBits(value));
        }
        return bits;
    }
}
