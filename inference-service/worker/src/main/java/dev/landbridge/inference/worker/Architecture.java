package dev.landbridge.inference.worker;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Which config.json the graph generator can honour. */
final class Architecture {
    private static final String LLAMA = "LlamaForCausalLM";

    /** ONNX Runtime's GroupQueryAttention rotates heads of such sizes only. */
    private static final int HEAD_SIZE_STEP = 16;

    private Architecture() {}

    /** @throws IllegalArgumentException naming the first field the engine would get wrong */
    static void requireLlama(JsonNode config) {
        List<String> architectures = new ArrayList<>();
        config.path("architectures").forEach(name -> architectures.add(name.asText()));
        boolean llama = architectures.isEmpty()
                ? config.path("model_type").asText().equals("llama")
                : architectures.equals(List.of(LLAMA));
        require(llama, "architecture " + architectures + " is not supported; this engine serves " + LLAMA);
        for (String bias : List.of("attention_bias", "mlp_bias")) {
            require(!config.path(bias).asBoolean(false), bias + "=true is not supported");
        }
        String activation = config.path("hidden_act").asText("silu");
        require(activation.equals("silu"), "hidden_act=" + activation + " is not supported");
        int headSize = headSize(config);
        require(
                headSize % HEAD_SIZE_STEP == 0,
                "head size " + headSize + " is not supported; this engine serves multiples of " + HEAD_SIZE_STEP);
        requirePlainRope(config.path("rope_scaling"));
        requirePlainRope(config.path("rope_parameters"));
        require(config.path("quantization_config").isMissingNode(), "quantization_config is not supported");
    }

    private static int headSize(JsonNode config) {
        int heads = Math.max(1, config.path("num_attention_heads").asInt());
        return config.path("head_dim").asInt(config.path("hidden_size").asInt() / heads);
    }

    private static void requirePlainRope(JsonNode rope) {
        String type = rope.path("rope_type").asText(rope.path("type").asText("default"));
        require(type.equals("default"), "rope scaling of type " + type + " is not supported");
    }

    private static void require(boolean supported, String message) {
        if (!supported) {
            throw new IllegalArgumentException("config.json: " + message);
        }
    }
}
