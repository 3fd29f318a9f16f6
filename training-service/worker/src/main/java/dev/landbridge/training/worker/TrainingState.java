package dev.landbridge.training.worker;

import dev.landbridge.formats.huggingface.ModelConfig;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All that a run needs to continue with the same bits.
 *
 * @param step finished optimizer steps
 * @param tokens trained on so far, without padding
 */
record TrainingState(
        ModelConfig config,
        long step,
        long tokens,
        Map<String, float[]> weights,
        Map<String, float[]> firstMoments,
        Map<String, float[]> secondMoments) {

    static TrainingState initial(ModelConfig config, long seed) {
        Map<String, float[]> weights = WeightShapes.initial(config, seed);
        return new TrainingState(config, 0, 0, weights, zeros(weights), zeros(weights));
    }

    private static Map<String, float[]> zeros(Map<String, float[]> like) {
        Map<String, float[]> zeros = new LinkedHashMap<>();
        like.forEach((name, values) -> zeros.put(name, new float[values.length]));
        return zeros;
    }
}
