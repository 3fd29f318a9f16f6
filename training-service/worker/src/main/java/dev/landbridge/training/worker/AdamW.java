package dev.landbridge.training.worker;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.Map;

/** AdamW with a clip of the global gradient norm; weight decay acts on matrices only. */
final class AdamW {
    private static final float BETA1 = 0.9f;
    private static final float BETA2 = 0.98f;
    private static final float EPSILON = 1e-8f;

    /** The engine's own clip cuts only the positive side; a negative value turns it off. */
    private static final float NO_ENGINE_CLIP = -1f;

    private final Map<String, NDArray> parameters;
    private final Map<String, NDArray> firstMoments = new LinkedHashMap<>();
    private final Map<String, NDArray> secondMoments = new LinkedHashMap<>();
    private final float weightDecay;
    private final double clip;

    /** @param state moments to continue from; moments belong to the manager */
    AdamW(NDManager manager, Map<String, NDArray> parameters, TrainingState state, float weightDecay, double clip) {
        this.parameters = parameters;
        this.weightDecay = weightDecay;
        this.clip = clip;
        parameters.forEach((name, parameter) -> {
            firstMoments.put(name, manager.create(state.firstMoments().get(name), parameter.getShape()));
            secondMoments.put(name, manager.create(state.secondMoments().get(name), parameter.getShape()));
        });
    }

    /** The global norm of the gradients before clipping; not finite when any of them is not. */
    static double norm(Map<String, NDArray> gradients) {
        double sum = 0;
        for (NDArray gradient : gradients.values()) {
            try (NDArray squared = gradient.square();
                    NDArray total = squared.sum()) {
                sum += total.getFloat();
            }
        }
        return Math.sqrt(sum);
    }

    /**
     * One update of every parameter in place.
     *
     * @param step counted from 1
     * @param norm of the gradients, from {@link #norm}
     */
    void update(Map<String, NDArray> gradients, double norm, long step, double learningRate) {
        float rescale = norm > clip ? (float) (clip / norm) : 1f;
        double correction1 = 1 - StrictMath.pow(BETA1, step);
        double correction2 = 1 - StrictMath.pow(BETA2, step);
        float corrected = (float) (learningRate * Math.sqrt(correction2) / correction1);
        parameters.forEach((name, parameter) -> {
            NDList inputs = new NDList(parameter, gradients.get(name), firstMoments.get(name), secondMoments.get(name));
            float decay = parameter.getShape().dimension() > 1 ? weightDecay : 0f;
            parameter
                    .getNDArrayInternal()
                    .adamUpdate(
                            inputs,
                            new NDList(parameter),
                            (float) learningRate,
                            corrected,
                            decay,
                            rescale,
                            NO_ENGINE_CLIP,
                            BETA1,
                            BETA2,
                            EPSILON,
                            false,
                            true);
        });
    }

    Map<String, NDArray> firstMoments() {
        return firstMoments;
    }

    Map<String, NDArray> secondMoments() {
        return secondMoments;
    }
}
