package dev.landbridge.inference.worker.graph;

import dev.landbridge.formats.huggingface.ModelConfig;
import java.util.Map;

/** The Llama forward pass written out in doubles, as the published architecture defines it: the yardstick of the graph's tests. */
final class PlainLlama {
    private final ModelConfig config;
    private final Map<String, float[]> weights;

    PlainLlama(ModelConfig config, Map<String, float[]> weights) {
        this.config = config;
        this.weights = weights;
    }

    /** Logits [tokens][vocabulary]. */
    double[][] logits(int[] tokens) {
        int hidden = config.hiddenSize();
        double[][] x = new double[tokens.length][hidden];
        for (int t = 0; t < tokens.length; t++) {
            for (int i = 0; i < hidden; i++) {
                x[t][i] = weights.get("model.embed_tokens.weight")[tokens[t] * hidden + i];
            }
        }
        for (int layer = 0; layer < config.numHiddenLayers(); layer++) {
            String prefix = "model.layers." + layer + ".";
            attention(prefix, x);
            for (double[] row : x) {
                add(row, feedForward(prefix + "mlp.", norm(prefix + "post_attention_layernorm", row)));
            }
        }
        String head = config.tieWordEmbeddings() ? "model.embed_tokens" : "lm_head";
        double[][] logits = new double[tokens.length][];
        for (int t = 0; t < tokens.length; t++) {
            logits[t] = linear(head, norm("model.norm", x[t]));
        }
        return logits;
    }

    private void attention(String prefix, double[][] x) {
        int size = config.headDim();
        double[][] q = new double[x.length][];
        double[][] k = new double[x.length][];
        double[][] v = new double[x.length][];
        for (int t = 0; t < x.length; t++) {
            double[] normed = norm(prefix + "input_layernorm", x[t]);
            q[t] = rotate(linear(prefix + "self_attn.q_proj", normed), t);
            k[t] = rotate(linear(prefix + "self_attn.k_proj", normed), t);
            v[t] = linear(prefix + "self_attn.v_proj", normed);
        }
        int group = config.numAttentionHeads() / config.numKeyValueHeads();
        for (int t = 0; t < x.length; t++) {
            double[] mixed = new double[config.numAttentionHeads() * size];
            for (int head = 0; head < config.numAttentionHeads(); head++) {
                double[] share = softmax(scores(q[t], head * size, k, head / group * size, t));
                for (int s = 0; s <= t; s++) {
                    for (int i = 0; i < size; i++) {
                        mixed[head * size + i] += share[s] * v[s][head / group * size + i];
                    }
                }
            }
            add(x[t], linear(prefix + "self_attn.o_proj", mixed));
        }
    }

    private double[] scores(double[] query, int queryOffset, double[][] keys, int keyOffset, int until) {
        double[] scores = new double[until + 1];
        for (int s = 0; s <= until; s++) {
            for (int i = 0; i < config.headDim(); i++) {
                scores[s] += query[queryOffset + i] * keys[s][keyOffset + i];
            }
            scores[s] /= Math.sqrt(config.headDim());
        }
        return scores;
    }

    private double[] rotate(double[] values, int position) {
        int size = config.headDim();
        double[] rotated = new double[values.length];
        for (int head = 0; head < values.length / size; head++) {
            for (int i = 0; i < size / 2; i++) {
                double angle = position * Math.pow(config.ropeTheta(), -2.0 * i / size);
                double first = values[head * size + i];
                double second = values[head * size + i + size / 2];
                rotated[head * size + i] = first * Math.cos(angle) - second * Math.sin(angle);
                rotated[head * size + i + size / 2] = second * Math.cos(angle) + first * Math.sin(angle);
            }
        }
        return rotated;
    }

    private double[] feedForward(String prefix, double[] normed) {
        double[] gate = linear(prefix + "gate_proj", normed);
        double[] up = linear(prefix + "up_proj", normed);
        for (int i = 0; i < gate.length; i++) {
            gate[i] = gate[i] / (1 + Math.exp(-gate[i])) * up[i];
        }
        return linear(prefix + "down_proj", gate);
    }

    private double[] norm(String name, double[] row) {
        double square = 0;
        for (double value : row) {
            square += value * value;
        }
        double factor = 1 / Math.sqrt(square / row.length + config.rmsNormEps());
        double[] normed = new double[row.length];
        for (int i = 0; i < row.length; i++) {
            normed[i] = row[i] * factor * weights.get(name + ".weight")[i];
        }
        return normed;
    }

    private double[] linear(String name, double[] row) {
        float[] matrix = weights.get(name + ".weight");
        double[] out = new double[matrix.length / row.length];
        for (int o = 0; o < out.length; o++) {
            for (int i = 0; i < row.length; i++) {
                out[o] += matrix[o * row.length + i] * row[i];
            }
        }
        return out;
    }

    private static double[] softmax(double[] scores) {
        double sum = 0;
        double[] shares = new double[scores.length];
        for (int i = 0; i < scores.length; i++) {
            shares[i] = Math.exp(scores[i]);
            sum += shares[i];
        }
        for (int i = 0; i < scores.length; i++) {
            shares[i] /= sum;
        }
        return shares;
    }

    private static void add(double[] target, double[] values) {
        for (int i = 0; i < target.length; i++) {
            target[i] += values[i];
        }
    }
}
