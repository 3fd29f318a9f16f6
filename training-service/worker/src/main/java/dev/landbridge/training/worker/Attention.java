package dev.landbridge.training.worker;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.landbridge.formats.huggingface.ModelConfig;
import java.util.Map;

/** Grouped-query attention with rotary positions in the half-rotation layout. */
final class Attention {
    private static final float MASKED = -1e9f;

    private final ModelConfig config;
    private final Map<String, NDArray> parameters;
    private final NDArray rotation;
    private final NDArray scale;
    private final int group;

    Attention(NDManager manager, ModelConfig config, Map<String, NDArray> parameters) {
        this.config = config;
        this.parameters = parameters;
        this.group = config.numAttentionHeads() / config.numKeyValueHeads();
        this.rotation = manager.create(halfRotation(config.headDim()), new Shape(config.headDim(), config.headDim()));
        this.scale = manager.create(new float[] {(float) (1 / Math.sqrt(config.headDim()))});
    }

    /** @param x [rows, length, hidden] */
    NDArray apply(NDArray x, int layer, AttentionFrame frame, DecodeCache cache) {
        String prefix = "model.layers." + layer + ".self_attn.";
        long rows = x.getShape().get(0);
        long length = x.getShape().get(1);
        int heads = config.numAttentionHeads();
        int shared = config.numKeyValueHeads();
        int width = config.headDim();
        NDArray query = rotate(project(x, prefix + "q_proj.weight", heads), frame)
                .reshape(rows, length, shared, group, width)
                .transpose(0, 2, 3, 1, 4)
                .reshape(rows, shared, group * length, width);
        NDArray key =
                rotate(project(x, prefix + "k_proj.weight", shared), frame).transpose(0, 2, 1, 3);
        NDArray value = project(x, prefix + "v_proj.weight", shared).transpose(0, 2, 1, 3);
        if (cache != null) {
            key = cache.appendKeys(layer, key);
            value = cache.appendValues(layer, value);
        }
        NDArray scores = query.mul(scale).matMul(key.transpose(0, 1, 3, 2));
        NDArray seen = frame.mask() == null ? scores : scores.add(frame.mask());
        NDArray mixed = seen.softmax(3)
                .matMul(value)
                .reshape(rows, shared, group, length, width)
                .transpose(0, 3, 1, 2, 4)
                .reshape(rows, length, (long) heads * width);
        return LlamaNetwork.linear(mixed, parameters.get(prefix + "o_proj.weight"));
    }

    /** @param start position of the first of the given ones; above 0 only one position at a time */
    AttentionFrame frame(NDManager manager, int length, int start) {
        int width = config.headDim();
        float[] cosine = new float[length * width];
        float[] sine = new float[length * width];
        for (int t = 0; t < length; t++) {
            for (int i = 0; i < width; i++) {
                double angle = (start + t) * Math.pow(config.ropeTheta(), -2.0 * (i % (width / 2)) / width);
                cosine[t * width + i] = (float) StrictMath.cos(angle);
                sine[t * width + i] = (float) StrictMath.sin(angle);
            }
        }
        Shape shape = new Shape(length, 1, width);
        NDArray mask =
                length == 1 ? null : manager.create(causalMask(length), new Shape((long) group * length, length));
        return new AttentionFrame(manager.create(cosine, shape), manager.create(sine, shape), mask);
    }

    private NDArray project(NDArray x, String weight, int heads) {
        NDArray projected = LlamaNetwork.linear(x, parameters.get(weight));
        return projected.reshape(x.getShape().get(0), x.getShape().get(1), heads, config.headDim());
    }

    private NDArray rotate(NDArray x, AttentionFrame frame) {
        return x.mul(frame.cosine()).add(x.matMul(rotation).mul(frame.sine()));
    }

    private float[] causalMask(int length) {
        float[] mask = new float[group * length * length];
        for (int row = 0; row < group * length; row++) {
            for (int key = row % length + 1; key < length; key++) {
                mask[row * length + key] = MASKED;
            }
        }
        return mask;
    }

    /** x times this matrix is (-second half, first half) of x. */
    private static float[] halfRotation(int width) {
        float[] matrix = new float[width * width];
        int half = width / 2;
        for (int i = 0; i < half; i++) {
            matrix[(half + i) * width + i] = -1f;
            matrix[i * width + half + i] = 1f;
        }
        return matrix;
    }
}
