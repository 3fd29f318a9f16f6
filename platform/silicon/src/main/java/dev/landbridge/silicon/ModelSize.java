package dev.landbridge.silicon;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Parameters and KV cache of a decoder, derived from its config.
 *
 * @param weightBytes bytes of all weights as they are served
 * @param kvBytesPerToken bytes of KV cache a token takes over all layers, all heads
 * @param kvShards how many devices can share the KV cache (1 where it is replicated)
 */
record ModelSize(long parameters, double weightBytes, double kvBytesPerToken, long kvShards) {

    static Optional<ModelSize> of(Facts facts) {
        ModelConfig config = facts.config();
        OptionalLong layers = config.number("num_hidden_layers");
        OptionalLong hidden = config.number("hidden_size");
        OptionalLong heads = config.number("num_attention_heads");
        if (layers.isEmpty() || hidden.isEmpty() || heads.isEmpty()) {
            return Optional.empty();
        }
        long headDim = config.number("head_dim", hidden.getAsLong() / heads.getAsLong());
        long kvHeads = config.number("num_key_value_heads", heads.getAsLong());
        long parameters = facts.query().parameterCount() > 0
                ? facts.query().parameterCount()
                : decoderParameters(config, headDim, kvHeads);
        int bytes = floatBytes(config);
        OptionalLong latent = config.number("kv_lora_rank");
        double kv = latent.isPresent()
                ? (latent.getAsLong() + config.number("qk_rope_head_dim", 0)) * (double) bytes
                : 2.0 * kvHeads * headDim * bytes;
        return Optional.of(new ModelSize(
                parameters,
                parameters * weightBytesPerParameter(config, bytes),
                kv * layers.getAsLong(),
                latent.isPresent() ? 1 : kvHeads));
    }

    private static long decoderParameters(ModelConfig config, long headDim, long kvHeads) {
        long hidden = config.number("hidden_size", 0);
        long heads = config.number("num_attention_heads", 0);
        long attention = 2 * hidden * heads * headDim + 2 * hidden * kvHeads * headDim;
        long experts = config.number("num_experts|n_routed_experts|num_local_experts", 0);
        long expertWidth = config.number("moe_intermediate_size|intermediate_size", 4 * hidden);
        long feedForward = experts > 0
                ? 3 * hidden * expertWidth * (experts + config.number("n_shared_experts", 0)) + hidden * experts
                : 3 * hidden * config.number("intermediate_size", 4 * hidden);
        boolean tied = config.values("tie_word_embeddings").stream().anyMatch(node -> node.asBoolean(false));
        long embeddings = config.number("vocab_size", 0) * hidden * (tied ? 1 : 2);
        return config.number("num_hidden_layers", 0) * (attention + feedForward + 2 * hidden) + embeddings + hidden;
    }

    private static int floatBytes(ModelConfig config) {
        return config.text("torch_dtype|dtype").equals("float32") ? 4 : 2;
    }

    private static double weightBytesPerParameter(ModelConfig config, int floatBytes) {
        String method = config.text("quantization_config.quant_method");
        if (method.isEmpty()) {
            return floatBytes;
        }
        long bits = config.number(
                "quantization_config.bits|quantization_config.config_groups.*.weights.num_bits",
                method.startsWith("awq") || method.startsWith("gptq") || method.contains("fp4") ? 4 : 8);
        // A scale of 16 bits for each group of 128 weights.
        return bits / 8.0 + 2.0 / 128;
    }
}
