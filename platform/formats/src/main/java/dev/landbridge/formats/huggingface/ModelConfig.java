package dev.landbridge.formats.huggingface;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The fields of a Hugging Face config.json that describe a dense decoder of the Llama family.
 *
 * @param dtype element type of the weights, for example {@code float32}
 * @param eosTokenId the first one when the file lists several
 */
public record ModelConfig(
        List<String> architectures,
        String modelType,
        String dtype,
        int hiddenSize,
        int numHiddenLayers,
        int numAttentionHeads,
        int numKeyValueHeads,
        int headDim,
        int intermediateSize,
        int vocabSize,
        int maxPositionEmbeddings,
        double ropeTheta,
        double rmsNormEps,
        boolean tieWordEmbeddings,
        int bosTokenId,
        int eosTokenId,
        int padTokenId) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int NO_TOKEN = -1;

    public ModelConfig {
        architectures = List.copyOf(architectures);
    }

    public static ModelConfig read(Path configJson) throws IOException {
        return of(JSON.readTree(configJson.toFile()));
    }

    /** @throws IllegalArgumentException when a size is missing or the sizes contradict each other */
    public static ModelConfig of(JsonNode json) {
        int hidden = size(json, "hidden_size");
        int heads = size(json, "num_attention_heads");
        int keyValueHeads = json.path("num_key_value_heads").asInt(heads);
        if (keyValueHeads <= 0 || heads % keyValueHeads != 0) {
            throw new IllegalArgumentException("config.json: " + heads + " attention heads do not divide over "
                    + keyValueHeads + " key-value heads");
        }
        int headDim = json.path("head_dim").asInt(hidden / heads);
        // transformers 5 moved rope_theta into rope_parameters and renamed torch_dtype to dtype.
        JsonNode ropeTheta = json.path("rope_parameters").path("rope_theta");
        return new ModelConfig(
                architectures(json.path("architectures")),
                json.path("model_type").asText(""),
                json.path("dtype").asText(json.path("torch_dtype").asText("float32")),
                hidden,
                size(json, "num_hidden_layers"),
                heads,
                keyValueHeads,
                headDim,
                size(json, "intermediate_size"),
                size(json, "vocab_size"),
                size(json, "max_position_embeddings"),
                json.path("rope_theta").asDouble(ropeTheta.asDouble(10_000)),
                json.path("rms_norm_eps").asDouble(1e-6),
                json.path("tie_word_embeddings").asBoolean(false),
                token(json.path("bos_token_id")),
                token(json.path("eos_token_id")),
                token(json.path("pad_token_id")));
    }

    /** The config.json document, in the field names transformers 4 and 5 both read. */
    public ObjectNode toJson() {
        ObjectNode json = JSON.createObjectNode();
        architectures.forEach(json.putArray("architectures")::add);
        json.put("attention_bias", false);
        json.put("attention_dropout", 0.0);
        putToken(json, "bos_token_id", bosTokenId);
        putToken(json, "eos_token_id", eosTokenId);
        json.put("head_dim", headDim);
        json.put("hidden_act", "silu");
        json.put("hidden_size", hiddenSize);
        json.put("initializer_range", 0.02);
        json.put("intermediate_size", intermediateSize);
        json.put("max_position_embeddings", maxPositionEmbeddings);
        json.put("mlp_bias", false);
        json.put("model_type", modelType);
        json.put("num_attention_heads", numAttentionHeads);
        json.put("num_hidden_layers", numHiddenLayers);
        json.put("num_key_value_heads", numKeyValueHeads);
        putToken(json, "pad_token_id", padTokenId);
        json.put("rms_norm_eps", rmsNormEps);
        json.putNull("rope_scaling");
        json.put("rope_theta", ropeTheta);
        json.put("tie_word_embeddings", tieWordEmbeddings);
        json.put("torch_dtype", dtype);
        json.put("use_cache", true);
        json.put("vocab_size", vocabSize);
        return json;
    }

    /** Weights of this decoder, counting tied embeddings once. */
    public long parameters() {
        long hidden = hiddenSize;
        long attention = 2 * hidden * numAttentionHeads * headDim + 2 * hidden * numKeyValueHeads * headDim;
        long layer = attention + 3 * hidden * intermediateSize + 2 * hidden;
        long embeddings = (tieWordEmbeddings ? 1 : 2) * hidden * vocabSize;
        return embeddings + numHiddenLayers * layer + hidden;
    }

    private static List<String> architectures(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.forEach(name -> names.add(name.asText()));
        return names;
    }

    private static int size(JsonNode json, String field) {
        int size = json.path(field).asInt();
        if (size <= 0) {
            throw new IllegalArgumentException("config.json: " + field + " is missing or not positive");
        }
        return size;
    }

    private static int token(JsonNode node) {
        return (node.isArray() ? node.path(0) : node).asInt(NO_TOKEN);
    }

    private static void putToken(ObjectNode json, String field, int id) {
        if (id == NO_TOKEN) {
            json.putNull(field);
        } else {
            json.put(field, id);
        }
    }
}
