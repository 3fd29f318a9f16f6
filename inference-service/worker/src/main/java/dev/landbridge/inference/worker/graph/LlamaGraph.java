package dev.landbridge.inference.worker.graph;

import dev.landbridge.formats.huggingface.ModelConfig;
import java.util.List;

/**
 * The Llama decoder as an ONNX graph with a shared key/value cache.
 *
 * <p>Inputs: {@code input_ids} int64 [batch, tokens]; {@code rows} int64 [rows], the flattened positions whose logits are wanted;
 * {@code seqlens_k} int32 [batch], each sequence's length after this step minus one; {@code total_sequence_length} int32 [1], the
 * longest of them plus one; {@code past_key.L} and {@code past_value.L} float [batch, kvHeads, maxLength, headDim]. Outputs: {@code
 * logits} float [rows, vocabulary] and {@code present_*}, to be bound to the memory of {@code past_*}.
 */
public final class LlamaGraph {
    private final ModelConfig llama;
    private final WeightSource weights;
    private final GraphOptions options;
    private final OnnxModel model = new OnnxModel();
    private final RoundedOperators operators;

    private LlamaGraph(ModelConfig llama, WeightSource weights, GraphOptions options) {
        this.llama = llama;
        this.weights = weights;
        this.options = options;
        this.operators = new RoundedOperators(model, options.numerics());
    }

    /** Returns the encoded model; the same arguments give the same bytes. */
    public static byte[] encode(ModelConfig llama, WeightSource weights, GraphOptions options) {
        return new LlamaGraph(llama, weights, options).build();
    }

    private byte[] build() {
        declareInputs();
        RotaryTable rotary = RotaryTable.of(options.constants().ropeBase(), llama.headDim(), options.maxLength());
        operators.constant("cos_cache", rotary.cos(), rotary.positions(), rotary.half());
        operators.constant("sin_cache", rotary.sin(), rotary.positions(), rotary.half());
        String embedding = "model.embed_tokens.weight";
        operators.constant(embedding, weights.read(embedding), llama.vocabSize(), llama.hiddenSize());
        model.node(new OnnxNode("Gather", List.of(embedding, "input_ids"), List.of("hidden.0")));
        String hidden = "hidden.0";
        for (int layer = 0; layer < llama.numHiddenLayers(); layer++) {
            hidden = layer(layer, hidden);
        }
        logits(hidden);
        return model.encode();
    }

    private void declareInputs() {
        model.input("input_ids", OnnxModel.INT64, List.of("batch", "tokens"));
        model.input("rows", OnnxModel.INT64, List.of("rows"));
        model.input("seqlens_k", OnnxModel.INT32, List.of("batch"));
        model.input("total_sequence_length", OnnxModel.INT32, List.of("1"));
        List<String> cache =
                List.of("batch", text(llama.numKeyValueHeads()), text(options.maxLength()), text(llama.headDim()));
        for (int layer = 0; layer < llama.numHiddenLayers(); layer++) {
            model.input("past_key." + layer, OnnxModel.FLOAT, cache);
            model.input("past_value." + layer, OnnxModel.FLOAT, cache);
            model.output("present_key." + layer, OnnxModel.FLOAT, cache);
            model.output("present_value." + layer, OnnxModel.FLOAT, cache);
        }
        model.output("logits", OnnxModel.FLOAT, List.of("rows", text(llama.vocabSize())));
    }

    private String layer(int layer, String hidden) {
        String prefix = "model.layers." + layer + ".";
        String normed = norm(prefix + "input_layernorm", hidden);
        String attended =
                linear(prefix + "self_attn.o_proj", attention(layer, prefix, normed), queryWidth(), llama.hiddenSize());
        String middle = operators.apply("Add", prefix + "attention_residual", hidden, attended);
        String forward = feedForward(prefix + "mlp.", norm(prefix + "post_attention_layernorm", middle));
        return operators.apply("Add", "hidden." + (layer + 1), middle, forward);
    }

    private String attention(int layer, String prefix, String normed) {
        int keyWidth = llama.numKeyValueHeads() * llama.headDim();
        String query = linear(prefix + "self_attn.q_proj", normed, llama.hiddenSize(), queryWidth());
        String key = linear(prefix + "self_attn.k_proj", normed, llama.hiddenSize(), keyWidth);
        String value = linear(prefix + "self_attn.v_proj", normed, llama.hiddenSize(), keyWidth);
        String raw = prefix + "attention";
        model.node(new OnnxNode(
                        "GroupQueryAttention",
                        List.of(
                                query,
                                key,
                                value,
                                "past_key." + layer,
                                "past_value." + layer,
                                "seqlens_k",
                                "total_sequence_length",
                                "cos_cache",
                                "sin_cache"),
                        List.of(raw, "present_key." + layer, "present_value." + layer))
                .domain(OnnxModel.MICROSOFT)
                .attribute("num_heads", llama.numAttentionHeads())
                .attribute("kv_num_heads", llama.numKeyValueHeads())
                .attribute("do_rotary", 1)
                .attribute("rotary_interleaved", 0)
                .attribute("scale", (float) options.constants().attentionScale()));
        return operators.rounded(raw);
    }

    private String feedForward(String prefix, String normed) {
        String gate = linear(prefix + "gate_proj", normed, llama.hiddenSize(), llama.intermediateSize());
        String up = linear(prefix + "up_proj", normed, llama.hiddenSize(), llama.intermediateSize());
        String sigmoid = operators.apply("Sigmoid", prefix + "sigmoid", gate);
        String silu = operators.apply("Mul", prefix + "silu", gate, sigmoid);
        String gated = operators.apply("Mul", prefix + "gated", silu, up);
        return linear(prefix + "down_proj", gated, llama.intermediateSize(), llama.hiddenSize());
    }

    private void logits(String hidden) {
        String normed = norm("model.norm", hidden);
        model.constant("flat", new long[] {-1, llama.hiddenSize()});
        model.node(new OnnxNode("Reshape", List.of(normed, "flat"), List.of("positions")));
        model.node(new OnnxNode("Gather", List.of("positions", "rows"), List.of("wanted")).attribute("axis", 0));
        String head = llama.tieWordEmbeddings() ? "model.embed_tokens.weight" : "lm_head.weight";
        float[] transposed = transpose(weights.read(head), llama.vocabSize(), llama.hiddenSize());
        operators.constant("head", transposed, llama.hiddenSize(), llama.vocabSize());
        operators.applyTo("logits", "MatMul", "wanted", "head");
    }

    private String norm(String name, String input) {
        operators.constant(name + ".weight", weights.read(name + ".weight"), llama.hiddenSize());
        model.node(new OnnxNode("SimplifiedLayerNormalization", List.of(input, name + ".weight"), List.of(name))
                .attribute("axis", -1)
                .attribute("epsilon", (float) options.constants().normEpsilon())
                .attribute("stash_type", 1));
        return operators.rounded(name);
    }

    /** A Hugging Face linear layer keeps [out, in]; MatMul wants [in, out]. */
    private String linear(String name, String input, int in, int out) {
        operators.constant(name + ".weight", transpose(weights.read(name + ".weight"), out, in), in, out);
        return operators.apply("MatMul", name, input, name + ".weight");
    }

    private int queryWidth() {
        return llama.numAttentionHeads() * llama.headDim();
    }

    private static float[] transpose(float[] values, int rows, int columns) {
        float[] transposed = new float[values.length];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                transposed[column * rows + row] = values[row * columns + column];
            }
        }
        return transposed;
    }

    private static String text(int number) {
        return Integer.toString(number);
    }
}
