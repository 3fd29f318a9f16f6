package dev.landbridge.formats.huggingface;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.landbridge.formats.digest.FileDigest;
import dev.landbridge.formats.safetensors.SafetensorsWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files transformers, vLLM and the Hub expect of a model. */
public final class HuggingFaceDirectory {
    public static final String CONFIG = "config.json";
    public static final String WEIGHTS = "model.safetensors";
    public static final String TOKENIZER = "tokenizer.json";
    public static final String TOKENIZER_CONFIG = "tokenizer_config.json";
    public static final String GENERATION_CONFIG = "generation_config.json";

    private static final List<String> FILES = List.of(CONFIG, GENERATION_CONFIG, WEIGHTS, TOKENIZER, TOKENIZER_CONFIG);
    private static final JsonMapper JSON = new JsonMapper();

    private final ModelConfig config;
    private final TokenizerFile tokenizer;
    private final String chatTemplate;

    /** @param chatTemplate Jinja, as {@code tokenizer_config.json} carries it */
    public HuggingFaceDirectory(ModelConfig config, TokenizerFile tokenizer, String chatTemplate) {
        if (tokenizer.vocabSize() != config.vocabSize()) {
            throw new IllegalArgumentException(
                    "the tokenizer has " + tokenizer.vocabSize() + " ids, the model " + config.vocabSize());
        }
        this.config = config;
        this.tokenizer = tokenizer;
        this.chatTemplate = chatTemplate;
    }

    /** Writes all files; equal input gives equal bytes. Returns them in path order. */
    public List<FileDigest> write(Path directory, SafetensorsWriter weights) throws IOException {
        Files.createDirectories(directory);
        write(directory.resolve(CONFIG), config.toJson());
        write(directory.resolve(GENERATION_CONFIG), generationConfig());
        write(directory.resolve(TOKENIZER_CONFIG), tokenizerConfig());
        tokenizer.write(directory.resolve(TOKENIZER));
        weights.metadata("format", "pt").write(directory.resolve(WEIGHTS));
        List<FileDigest> files = new ArrayList<>();
        for (String file : FILES) {
            files.add(FileDigest.of(directory, file));
        }
        return files;
    }

    private ObjectNode generationConfig() {
        return JSON.createObjectNode()
                .put("_from_model_config", true)
                .put("bos_token_id", config.bosTokenId())
                .put("do_sample", false)
                .put("eos_token_id", config.eosTokenId())
                .put("pad_token_id", config.padTokenId());
    }

    private ObjectNode tokenizerConfig() {
        ObjectNode json = JSON.createObjectNode();
        ObjectNode added = json.putObject("added_tokens_decoder");
        for (AddedToken token : tokenizer.addedTokens()) {
            added.putObject(Integer.toString(token.id()))
                    .put("content", token.content())
                    .put("lstrip", false)
                    .put("normalized", false)
                    .put("rstrip", false)
                    .put("single_word", false)
                    .put("special", token.special());
        }
        json.put("bos_token", tokenizer.token(config.bosTokenId()));
        json.put("chat_template", chatTemplate);
        json.put("clean_up_tokenization_spaces", false);
        json.put("eos_token", tokenizer.token(config.eosTokenId()));
        json.put("model_max_length", config.maxPositionEmbeddings());
        json.put("pad_token", tokenizer.token(config.padTokenId()));
        json.put("tokenizer_class", "PreTrainedTokenizerFast");
        return json;
    }

    private static void write(Path file, ObjectNode json) throws IOException {
        JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), json);
    }
}
