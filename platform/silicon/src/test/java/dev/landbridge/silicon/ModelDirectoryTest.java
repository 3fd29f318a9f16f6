package dev.landbridge.silicon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelDirectoryTest {

    @TempDir
    private Path directory;

    @Test
    void readsHeadersAndDescriptionBesideTheConfig() throws IOException {
        write("config.json", "{\"architectures\":[\"Qwen3ForCausalLM\"],\"landbridge_files\":{\"gguf\":true}}");
        write(
                "quant_model_description.json",
                "{\"model_quant_type\":\"W8A8\",\"a.weight\":\"FLOAT\",\"version\":\"1\"}");
        safetensors("{\"a.weight\":{\"dtype\":\"I8\"},\"b.qzeros\":{\"dtype\":\"I32\"},\"__metadata__\":{}}");

        JsonNode files = new ModelDirectory(directory).facts().path(ModelFacts.FILES);

        assertThat(files.toString())
                .isEqualTo(
                        "{\"adapter\":false,\"modelslim\":true,\"modelslim_types\":[\"FLOAT\",\"W8A8\"],"
                                + "\"dtypes\":[\"I32\",\"I8\"],\"fingerprints\":[\"awq-gptq\"],\"gguf\":false,\"sharded_state\":false,\"cuda_code\":[]}");
    }

    @Test
    void readsTheQuantisationOfTheCacheAndAShardedState() throws IOException {
        write("config.json", "{}");
        write("quant_model_description.json", "{\"kv_cache_type\":\"C8\",\"a.weight\":\"W8A8\"}");
        safetensors("model-rank-0-part-0.safetensors", "{}");

        assertThat(files().path("kv_cache_type").asText()).isEqualTo("C8");
        assertThat(files().path("sharded_state").asBoolean()).isTrue();
    }

    @Test
    void readsTheChipOfAConvertedModel() throws IOException {
        String entry = "\n\13soc_version\22\15\22\13Ascend310P3\32\2xy";
        om("attribute.om", entry + "atc --soc_version=Ascend910B3");
        om("command.om", "atc --model=a.onnx --framework=5 --soc_version=Ascend910B3 --output=a");
        om("untold.om", "nothing");

        assertThat(files().path("om").toString())
                .isEqualTo("{\"attribute.om\":\"Ascend310P3\",\"command.om\":\"Ascend910B3\",\"untold.om\":\"\"}");
        assertThat(ModelDirectory.below(directory)).hasSize(1);

        write("other.om", "PK");
        assertThatThrownBy(this::files).isInstanceOf(IOException.class).hasMessageContaining("other.om is no .om file");
    }

    @Test
    void searchesCodeOnlyWhereTheConfigCallsIt() throws IOException {
        write("modeling_x.py", "import os\n    from flash_attn import f\nx.cuda()\n# triton is not imported\n");
        write("config.json", "{}");
        assertThat(files().path("cuda_code")).isEmpty();

        write("config.json", "{\"auto_map\":{\"AutoModel\":\"modeling_x.X\"}}");
        assertThat(files().path("cuda_code"))
                .extracting(JsonNode::asText)
                .containsExactly("modeling_x.py: .cuda", "modeling_x.py: flash_attn");
    }

    @Test
    void takesTheQuantisationFromAnOlderFile() throws IOException {
        write("config.json", "{}");
        write("quantize_config.json", "{\"bits\":4}");

        assertThat(new ModelDirectory(directory)
                        .facts()
                        .at("/quantization_config/quant_method")
                        .asText())
                .isEqualTo("gptq");
    }

    @Test
    void findsEveryModelOfATree() throws IOException {
        Files.createDirectories(directory.resolve("b/adapter"));
        Files.createDirectories(directory.resolve("a"));
        write("a/config.json", "{}");
        write("b/adapter/adapter_config.json", "{}");
        write("b/model.gguf", "GGUF");

        assertThat(ModelDirectory.below(directory))
                .extracting(model -> directory.relativize(model.path()).toString())
                .containsExactly("a", "b", "b/adapter");
        Path link = Files.createSymbolicLink(directory.resolve("link"), directory.resolve("b"));
        assertThat(ModelDirectory.below(link)).hasSize(2);
        assertThat(new ModelDirectory(directory.resolve("b"))
                        .facts()
                        .at("/landbridge_files/gguf")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void namesADamagedFile() throws IOException {
        write("config.json", "{");
        assertThatThrownBy(this::files).isInstanceOf(IOException.class).hasMessageContaining("config.json is no JSON");

        write("config.json", "{}");
        write("model.safetensors", "\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f{}");
        assertThatThrownBy(this::files)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("model.safetensors is no whole safetensors file");
    }

    private JsonNode files() throws IOException {
        return new ModelDirectory(directory).facts().path(ModelFacts.FILES);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }

    private void om(String name, String content) throws IOException {
        write(name, "IMOD" + "\0".repeat(252) + content);
    }

    private void safetensors(String header) throws IOException {
        safetensors("model.safetensors", header);
    }

    private void safetensors(String name, String header) throws IOException {
        byte[] bytes = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer file = ByteBuffer.allocate(8 + bytes.length).order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(bytes.length).put(bytes);
        Files.write(directory.resolve(name), file.array());
    }
}
