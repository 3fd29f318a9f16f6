package dev.landbridge.inference.engine;

import dev.landbridge.formats.huggingface.AddedToken;
import dev.landbridge.formats.huggingface.HuggingFaceDirectory;
import dev.landbridge.formats.huggingface.ModelConfig;
import dev.landbridge.formats.huggingface.TokenizerFile;
import dev.landbridge.formats.safetensors.SafetensorsWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A Llama whose weights spell one answer out: attention and feed-forward add nothing, the embedding is one-hot, and the
 * output layer names the token that follows each token. After the question it thinks {@link #REASONING}, answers {@link
 * #ANSWER} and ends; told to ignore the end, it says {@code abab...} until it is stopped.
 */
final class SpelledModel {
    static final String REASONING = "7+5";
    static final String ANSWER = "12";

    private static final String CHAT_TEMPLATE =
            "<s>{% for message in messages %}<|{{ message['role'] }}|>{{ message['content'] }}"
                    + "{% endfor %}{% if add_generation_prompt %}<|assistant|>{% endif %}";
    private static final int HIDDEN = 272;
    private static final int HEAD = 16;
    private static final int FEED_FORWARD = 16;

    private final TokenizerFile tokenizer = TokenizerFile.characterLevel(
            List.of(
                    new AddedToken(0, "<pad>", true),
                    new AddedToken(1, "<s>", true),
                    new AddedToken(2, "</s>", true),
                    new AddedToken(3, "<|user|>", true),
                    new AddedToken(4, "<|assistant|>", true),
                    new AddedToken(5, "<think>", false),
                    new AddedToken(6, "</think>", false)),
            "<s>");

    /** Writes the Hugging Face directory and returns it. */
    static Path write(Path directory) throws IOException {
        SpelledModel model = new SpelledModel();
        ModelConfig config = new ModelConfig(
                List.of("LlamaForCausalLM"),
                "llama",
                "float32",
                HIDDEN,
                1,
                HIDDEN / HEAD,
                1,
                HEAD,
                FEED_FORWARD,
                model.tokenizer.vocabSize(),
                4096,
                10_000,
                1e-5,
                false,
                1,
                2,
                0);
        new HuggingFaceDirectory(config, model.tokenizer, CHAT_TEMPLATE).write(directory, model.weights());
        return directory;
    }

    private SafetensorsWriter weights() {
        int vocabulary = tokenizer.vocabSize();
        float[] embedding = new float[vocabulary * HIDDEN];
        for (int id = 0; id < vocabulary; id++) {
            embedding[id * HIDDEN + id] = 1;
        }
        String layer = "model.layers.0.";
        return new SafetensorsWriter()
                .floats("model.embed_tokens.weight", new long[] {vocabulary, HIDDEN}, embedding)
                .floats(layer + "input_layernorm.weight", new long[] {HIDDEN}, ones())
                .floats(layer + "self_attn.q_proj.weight", new long[] {HIDDEN, HIDDEN}, new float[HIDDEN * HIDDEN])
                .floats(layer + "self_attn.k_proj.weight", new long[] {HEAD, HIDDEN}, new float[HEAD * HIDDEN])
                .floats(layer + "self_attn.v_proj.weight", new long[] {HEAD, HIDDEN}, new float[HEAD * HIDDEN])
                .floats(layer + "self_attn.o_proj.weight", new long[] {HIDDEN, HIDDEN}, new float[HIDDEN * HIDDEN])
                .floats(layer + "post_attention_layernorm.weight", new long[] {HIDDEN}, ones())
                .floats(layer + "mlp.gate_proj.weight", new long[] {FEED_FORWARD, HIDDEN}, feedForward())
                .floats(layer + "mlp.up_proj.weight", new long[] {FEED_FORWARD, HIDDEN}, feedForward())
                .floats(layer + "mlp.down_proj.weight", new long[] {HIDDEN, FEED_FORWARD}, feedForward())
                .floats("model.norm.weight", new long[] {HIDDEN}, ones())
                .floats("lm_head.weight", new long[] {vocabulary, HIDDEN}, successors());
    }

    private float[] successors() {
        float[] output = new float[tokenizer.vocabSize() * HIDDEN];
        int[] chain = tokenizer.encode("<|assistant|><think>" + REASONING + "</think>" + ANSWER + "</s>a", false);
        for (int i = 0; i + 1 < chain.length; i++) {
            output[chain[i + 1] * HIDDEN + chain[i]] = 1;
        }
        int[] loop = tokenizer.encode("ab", false);
        output[loop[1] * HIDDEN + loop[0]] = 1;
        output[loop[0] * HIDDEN + loop[1]] = 1;
        return output;
    }

    private static float[] feedForward() {
        return new float[FEED_FORWARD * HIDDEN];
    }

    private static float[] ones() {
        float[] ones = new float[HIDDEN];
        java.util.Arrays.fill(ones, 1);
        return ones;
    }
}
