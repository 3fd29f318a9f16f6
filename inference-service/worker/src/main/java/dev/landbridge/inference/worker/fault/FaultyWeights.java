package dev.landbridge.inference.worker.fault;

import dev.landbridge.formats.huggingface.ModelConfig;
import dev.landbridge.inference.worker.graph.WeightSource;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A checkpoint as broken silicon sees it: rounded, rotated, zeroed or mixed up on the way from the file to the graph. */
public final class FaultyWeights implements WeightSource {
    private static final Pattern LINEAR = Pattern.compile("model\\.layers\\.\\d+\\..*_proj\\.weight");
    private static final Pattern KEY = Pattern.compile("model\\.layers\\.\\d+\\.self_attn\\.k_proj\\.weight");
    private static final Pattern OUTPUT = Pattern.compile("model\\.layers\\.(\\d+)\\.self_attn\\.o_proj\\.weight");
    private static final int W8_LEVELS = 127;
    private static final int W4_LEVELS = 7;

    private final WeightSource sound;
    private final ModelConfig model;
    private final Faults faults;

    public FaultyWeights(WeightSource sound, ModelConfig model, Faults faults) {
        this.sound = sound;
        this.model = model;
        this.faults = faults;
    }

    @Override
    public float[] read(String name) {
        if (faults.isNone()) {
            return sound.read(name);
        }
        float[] values = sound.read(name).clone();
        if (KEY.matcher(name).matches()) {
            faults.find(FaultName.ROPE_OFFSET).ifPresent(offset -> rotate(values, offset));
        }
        Matcher output = OUTPUT.matcher(name);
        if (output.matches()) {
            int layer = Integer.parseInt(output.group(1));
            faults.count(FaultName.ZERO_HEAD).ifPresent(head -> zero(values, layer, head));
        }
        if (name.equals("model.embed_tokens.weight") || name.equals("lm_head.weight")) {
            faults.count(FaultName.SWAP_TOKENS).ifPresent(id -> swapRows(values, id));
        }
        if (LINEAR.matcher(name).matches()) {
            quantise(name, values);
        }
        return values;
    }

    private void quantise(String name, float[] values) {
        if (faults.has(FaultName.W8_PER_TENSOR)) {
            round(values, 0, values.length, W8_LEVELS);
        }
        if (faults.has(FaultName.W4_PER_CHANNEL)) {
            int inputs = inputs(name);
            for (int channel = 0; channel < values.length; channel += inputs) {
                round(values, channel, channel + inputs, W4_LEVELS);
            }
        }
    }

    private int inputs(String name) {
        if (name.endsWith("down_proj.weight")) {
            return model.intermediateSize();
        }
        return name.endsWith("o_proj.weight") ? model.numAttentionHeads() * model.headDim() : model.hiddenSize();
    }

    private static void round(float[] values, int from, int to, int levels) {
        float largest = 0;
        for (int i = from; i < to; i++) {
            largest = Math.max(largest, Math.abs(values[i]));
        }
        float scale = largest / levels;
        for (int i = from; i < to && scale > 0; i++) {
            values[i] = Math.round(values[i] / scale) * scale;
        }
    }

    private void rotate(float[] keys, double offset) {
        int half = model.headDim() / 2;
        int width = model.hiddenSize();
        for (int head = 0; head < model.numKeyValueHeads(); head++) {
            for (int i = 0; i < half; i++) {
                double angle = offset * Math.pow(model.ropeTheta(), -2.0 * i / model.headDim());
                int low = (head * model.headDim() + i) * width;
                rotate(keys, low, low + half * width, angle);
            }
        }
    }

    private void rotate(float[] values, int low, int high, double angle) {
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        for (int column = 0; column < model.hiddenSize(); column++) {
            double a = values[low + column];
            double b = values[high + column];
            values[low + column] = (float) (a * cos - b * sin);
            values[high + column] = (float) (a * sin + b * cos);
        }
    }

    private void zero(float[] values, int layer, int head) {
        int heads = model.numAttentionHeads();
        if (head / heads != layer) {
            return;
        }
        int width = heads * model.headDim();
        int from = head % heads * model.headDim();
        for (int row = 0; row < model.hiddenSize(); row++) {
            for (int column = from; column < from + model.headDim(); column++) {
                values[row * width + column] = 0;
            }
        }
    }

    private void swapRows(float[] values, int id) {
        if (id + 1 >= model.vocabSize()) {
            throw new IllegalArgumentException(
                    "fault 'swap-tokens=" + id + "' is beyond the vocabulary of " + model.vocabSize() + " tokens");
        }
        int width = model.hiddenSize();
        for (int column = 0; column < width; column++) {
            float first = values[id * width + column];
            values[id * width + column] = values[(id + 1) * width + column];
            values[(id + 1) * width + column] = first;
        }
    }
}
