package dev.landbridge.training.worker;

import dev.landbridge.formats.huggingface.ModelConfig;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** Names, shapes and first values of the tensors of a Llama decoder. */
final class WeightShapes {
    private static final double EMBEDDING_DEVIATION = 0.05;

    private WeightShapes() {}

    /** In the order they are stored. */
    static Map<String, long[]> of(ModelConfig config) {
        long hidden = config.hiddenSize();
        long queries = (long) config.numAttentionHeads() * config.headDim();
        long keys = (long) config.numKeyValueHeads() * config.headDim();
        long inner = config.intermediateSize();
        Map<String, long[]> shapes = new LinkedHashMap<>();
        shapes.put(LlamaNetwork.EMBEDDING, new long[] {config.vocabSize(), hidden});
        for (int layer = 0; layer < config.numHiddenLayers(); layer++) {
            String prefix = "model.layers." + layer + ".";
            shapes.put(prefix + "input_layernorm.weight", new long[] {hidden});
            shapes.put(prefix + "self_attn.q_proj.weight", new long[] {queries, hidden});
            shapes.put(prefix + "self_attn.k_proj.weight", new long[] {keys, hidden});
            shapes.put(prefix + "self_attn.v_proj.weight", new long[] {keys, hidden});
            shapes.put(prefix + "self_attn.o_proj.weight", new long[] {hidden, queries});
            shapes.put(prefix + "post_attention_layernorm.weight", new long[] {hidden});
            shapes.put(prefix + "mlp.gate_proj.weight", new long[] {inner, hidden});
            shapes.put(prefix + "mlp.up_proj.weight", new long[] {inner, hidden});
            shapes.put(prefix + "mlp.down_proj.weight", new long[] {hidden, inner});
        }
        shapes.put(LlamaNetwork.FINAL_NORM, new long[] {hidden});
        return shapes;
    }

    /** Norms are ones; matrices are normal, scaled by their fan-in; a function of the seed. */
    static Map<String, float[]> initial(ModelConfig config, long seed) {
        Map<String, float[]> weights = new LinkedHashMap<>();
        Random random = new Random(seed);
        of(config).forEach((name, shape) -> weights.put(name, initial(name, shape, config, random)));
        return weights;
    }

    private static float[] initial(String name, long[] shape, ModelConfig config, Random random) {
        float[] values = new float[(int) (shape.length == 1 ? shape[0] : shape[0] * shape[1])];
        double deviation =
                name.equals(LlamaNetwork.EMBEDDING) ? EMBEDDING_DEVIATION : 1 / Math.sqrt(shape[shape.length - 1]);
        // The layers write into one sum; each of the two writers a layer gets its share.
        boolean writesToResidual = name.endsWith("o_proj.weight") || name.endsWith("down_proj.weight");
        double share = writesToResidual ? 1 / Math.sqrt(2.0 * config.numHiddenLayers()) : 1;
        for (int i = 0; i < values.length; i++) {
            values[i] = shape.length == 1 ? 1f : (float) (random.nextGaussian() * deviation * share);
        }
        return values;
    }
}
