package dev.landbridge.training.worker;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import dev.landbridge.formats.huggingface.ModelConfig;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A Llama decoder with tied embeddings on raw array operations, with Hugging Face's tensor names.
 *
 * <p>Two rules keep the engine honest. No operation takes a Java number: the engine frees such
 * temporaries while backward still reads them. And no parameter is the first operand: the result
 * would belong to the parameter's manager and never be freed.
 */
final class LlamaNetwork {
    static final String EMBEDDING = "model.embed_tokens.weight";
    static final String FINAL_NORM = "model.norm.weight";

    private final ModelConfig config;
    private final Map<String, NDArray> parameters = new LinkedHashMap<>();
    private final NDArray epsilon;
    private final Attention attention;

    /** @param weights every tensor of {@link WeightShapes#of}; parameters belong to the manager */
    LlamaNetwork(NDManager manager, ModelConfig config, Map<String, float[]> weights) {
        this.config = config;
        WeightShapes.of(config).forEach((name, shape) -> {
            NDArray parameter = manager.create(weights.get(name), new Shape(shape));
            parameter.setRequiresGradient(true);
            parameters.put(name, parameter);
        });
        this.epsilon = manager.create(new float[] {(float) config.rmsNormEps()});
        this.attention = new Attention(manager, config, parameters);
    }

    Map<String, NDArray> parameters() {
        return parameters;
    }

    /**
     * Logits [rows * length, vocabulary].
     *
     * @param ids int64 [rows, length]; results belong to its manager
     * @param cache null to see only the given positions, else the positions before them
     */
    NDArray logits(NDArray ids, DecodeCache cache) {
        long rows = ids.getShape().get(0);
        long length = ids.getShape().get(1);
        AttentionFrame frame = attention.frame(ids.getManager(), (int) length, cache == null ? 0 : cache.length());
        NDArray x = ids.getNDArrayInternal()
                .embedding(ids, parameters.get(EMBEDDING), SparseFormat.DENSE)
                .singletonOrThrow();
        for (int layer = 0; layer < config.numHiddenLayers(); layer++) {
            String prefix = "model.layers." + layer + ".";
            NDArray normed = norm(x, prefix + "input_layernorm.weight");
            x = x.add(attention.apply(normed, layer, frame, cache));
            x = x.add(feedForward(norm(x, prefix + "post_attention_layernorm.weight"), prefix + "mlp."));
        }
        if (cache != null) {
            cache.advance((int) length);
        }
        NDArray flat = norm(x, FINAL_NORM).reshape(rows * length, config.hiddenSize());
        return linear(flat, parameters.get(EMBEDDING));
    }

    static NDArray linear(NDArray x, NDArray weight) {
        return x.getNDArrayInternal().linear(x, weight, null).singletonOrThrow();
    }

    private NDArray norm(NDArray x, String weight) {
        NDArray meanSquare = x.square().mean(new int[] {2}, true);
        return x.div(meanSquare.add(epsilon).sqrt()).mul(parameters.get(weight));
    }

    private NDArray feedForward(NDArray x, String prefix) {
        NDArray gate = linear(x, parameters.get(prefix + "gate_proj.weight"));
        NDArray up = linear(x, parameters.get(prefix + "up_proj.weight"));
        NDArray activated = gate.mul(gate.getNDArrayInternal().sigmoid()).mul(up);
        return linear(activated, parameters.get(prefix + "down_proj.weight"));
    }
}
