package dev.landbridge.inference.worker;

import dev.landbridge.formats.huggingface.AddedToken;
import dev.landbridge.formats.huggingface.HuggingFaceDirectory;
import dev.landbridge.formats.huggingface.ModelConfig;
import dev.landbridge.formats.huggingface.TokenizerFile;
import dev.landbridge.formats.safetensors.SafetensorsWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A Llama model of random weights, small enough for a test, with the character-level tokenizer of the built-in recipe. */
public record TinyModel(ModelConfig config, TokenizerFile tokenizer, Map<String, float[]> weights) {
    public static final String CHAT_TEMPLATE =
            "<s>{% for message in messages %}<|{{ message['role'] }}|>{{ message['content'] }}"
                    + "{% endfor %}{% if add_generation_prompt %}<|assistant|>{% endif %}";

    public static TinyModel create(long seed, boolean tied) {
        List<AddedToken> added = List.of(
                new AddedToken(0, "<pad>", true),
                new AddedToken(1, "<s>", true),
                new AddedToken(2, "</s>", true),
                new AddedToken(3, "<|user|>", true),
                new AddedToken(4, "<|assistant|>", true),
                new AddedToken(5, "<think>", false),
                new AddedToken(6, "</think>", false));
        TokenizerFile tokenizer = TokenizerFile.characterLevel(added, "<s>");
        ModelConfig config = new ModelConfig(
                List.of("LlamaForCausalLM"),
                "llama",
                "float32",
                64,
                2,
                4,
                2,
                16,
                96,
                tokenizer.vocabSize(),
                4096,
                10_000,
                1e-5,
                tied,
                1,
                2,
                0);
        return new TinyModel(config, tokenizer, randomWeights(config, new Random(seed)));
    }

    /** Writes the Hugging Face directory and returns it. */
    public Path write(Path directory) throws IOException {
        SafetensorsWriter writer = new SafetensorsWriter();
        weights.forEach((name, values) -> writer.floats(name, shape(name, values.length), values));
        new HuggingFaceDirectory(config, tokenizer, CHAT_TEMPLATE).write(directory, writer);
        return directory;
    }

    private long[] shape(String name, int length) {
        if (name.contains("norm")) {
            return new long[] {length};
        }
        int columns = name.contains("down_proj") ? config.intermediateSize() : config.hiddenSize();
        return new long[] {length / columns, columns};
    }

    private static Map<String, float[]> randomWeights(ModelConfig config, Random random) {
        int hidden = config.hiddenSize();
        int keys = config.numKeyValueHeads() * config.headDim();
        Map<String, float[]> weights = new LinkedHashMap<>();
        weights.put("model.embed_tokens.weight", gaussian(random, config.vocabSize() * hidden, 0.6));
        for (int layer = 0; layer < config.numHiddenLayers(); layer++) {
            String prefix = "model.layers." + layer + ".";
            weights.put(prefix + "input_layernorm.weight", norm(random, hidden));
            weights.put(prefix + "self_attn.q_proj.weight", gaussian(random, hidden * hidden, 0.2));
            weights.put(prefix + "self_attn.k_proj.weight", gaussian(random, keys * hidden, 0.2));
            weights.put(prefix + "self_attn.v_proj.weight", gaussian(random, keys * hidden, 0.2));
            weights.put(prefix + "self_attn.o_proj.weight", gaussian(random, hidden * hidden, 0.15));
            weights.put(prefix + "post_attention_layernorm.weight", norm(random, hidden));
            weights.put(prefix + "mlp.gate_proj.weight", gaussian(random, config.intermediateSize() * hidden, 0.15));
            weights.put(prefix + "mlp.up_proj.weight", gaussian(random, config.intermediateSize() * hidden, 0.15));
            weights.put(prefix + "mlp.down_proj.weight", gaussian(random, hidden * config.intermediateSize(), 0.15));
        }
        weights.put("model.norm.weight", norm(random, hidden));
        if (!config.tieWordEmbeddings()) {
            weights.put("lm_head.weight", gaussian(random, config.vocabSize() * hidden, 0.3));
        }
        return weights;
    }

    private static float[] gaussian(Random random, int size, double deviation) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) (random.nextGaussian() * deviation);
        }
        return values;
    }

    private static float[] norm(Random random, int size) {
        float[] values = gaussian(random, size, 0.1);
        for (int i = 0; i < size; i++) {
            values[i] += 1;
        }
        return values;
    }
}
