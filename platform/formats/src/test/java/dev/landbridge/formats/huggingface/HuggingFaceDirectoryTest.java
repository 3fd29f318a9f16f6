package dev.landbridge.formats.huggingface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.landbridge.formats.digest.FileDigest;
import dev.landbridge.formats.digest.RootDigest;
import dev.landbridge.formats.safetensors.SafetensorsFile;
import dev.landbridge.formats.safetensors.SafetensorsWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HuggingFaceDirectoryTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final ModelConfig CONFIG = new ModelConfig(
            List.of("LlamaForCausalLM"),
            "llama",
            "float32",
            64,
            2,
            4,
            2,
            16,
            192,
            259,
            128,
            10_000,
            1e-5,
            true,
            0,
            1,
            2);
    private final TokenizerFile tokenizer = TokenizerFile.characterLevel(
            List.of(new AddedToken(0, "<s>", true), new AddedToken(1, "</s>", true), new AddedToken(2, "<pad>", true)),
            "<s>");

    @TempDir
    Path directory;

    @Test
    void writesTheFilesAModelNeedsWithTheSameBytesEachTime() throws IOException {
        List<FileDigest> files = write(directory.resolve("one"));
        assertThat(files)
                .extracting(FileDigest::path)
                .containsExactly(
                        "config.json",
                        "generation_config.json",
                        "model.safetensors",
                        "tokenizer.json",
                        "tokenizer_config.json");
        assertThat(RootDigest.of(write(directory.resolve("two")))).isEqualTo(RootDigest.of(files));
        try (SafetensorsFile weights = SafetensorsFile.open(directory.resolve("one/model.safetensors"))) {
            assertThat(weights.metadata()).containsEntry("format", "pt");
        }
    }

    @Test
    void theTokenizerConfigNamesItsTokensAndTheChatTemplate() throws IOException {
        write(directory);
        JsonNode json = JSON.readTree(directory.resolve("tokenizer_config.json").toFile());
        assertThat(json.path("eos_token").asText()).isEqualTo("</s>");
        assertThat(json.path("pad_token").asText()).isEqualTo("<pad>");
        assertThat(json.path("chat_template").asText()).isEqualTo("{{ bos_token }}");
        assertThat(json.path("model_max_length").asInt()).isEqualTo(128);
    }

    @Test
    void readsBackTheConfigItWrote() throws IOException {
        write(directory);
        assertThat(ModelConfig.read(directory.resolve("config.json"))).isEqualTo(CONFIG);
        assertThat(CONFIG.parameters()).isEqualTo(259 * 64 + 2 * (4096 + 2048 + 2048 + 4096 + 3 * 64 * 192 + 128) + 64);
    }

    /** Sizes of Llama 3 8B as published in its config.json; 8,030,261,248 parameters by its model card. */
    @Test
    void readsAPublishedConfigWithDefaults() throws IOException {
        ModelConfig llama = ModelConfig.of(JSON.readTree("""
                {"architectures":["LlamaForCausalLM"],"bos_token_id":128000,"eos_token_id":[128001,128009],
                "hidden_size":4096,"intermediate_size":14336,"max_position_embeddings":8192,"model_type":"llama",
                "num_attention_heads":32,"num_hidden_layers":32,"num_key_value_heads":8,"rms_norm_eps":1e-05,
                "rope_parameters":{"rope_theta":500000.0},"dtype":"bfloat16","vocab_size":128256}"""));
        assertThat(llama.parameters()).isEqualTo(8_030_261_248L);
        assertThat(llama.headDim()).isEqualTo(128);
        assertThat(llama.ropeTheta()).isEqualTo(500_000);
        assertThat(llama.eosTokenId()).isEqualTo(128_001);
        assertThat(llama.dtype()).isEqualTo("bfloat16");
    }

    @Test
    void refusesSizesThatContradictEachOther() throws IOException {
        JsonNode heads = CONFIG.toJson().put("num_key_value_heads", 3);
        assertThatThrownBy(() -> ModelConfig.of(heads))
                .hasMessage("config.json: 4 attention heads do not divide over 3 key-value heads");
        JsonNode missing = CONFIG.toJson().without("hidden_size");
        assertThatThrownBy(() -> ModelConfig.of(missing))
                .hasMessage("config.json: hidden_size is missing or not positive");
    }

    private List<FileDigest> write(Path target) throws IOException {
        SafetensorsWriter weights = new SafetensorsWriter().floats("w", new long[] {2}, new float[] {1, 2});
        return new HuggingFaceDirectory(CONFIG, tokenizer, "{{ bos_token }}").write(target, weights);
    }
}
