package dev.landbridge.inference.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.formats.digest.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintTest {
    private static final EngineReady READY =
            new EngineReady(4242, "weights", "graph", "landbridge-onnx", "0.1.0", "onnxruntime cpu", 16, 256, Map.of());

    @TempDir
    Path model;

    @Test
    void isBoundToTokenizerAndChatTemplate() throws IOException {
        Files.writeString(model.resolve("tokenizer.json"), "{}");
        Files.writeString(model.resolve("tokenizer_config.json"), "{\"chat_template\":\"<s>\"}");

        Fingerprint fingerprint = Fingerprints.take(model, READY, "cpu", "fp32");

        assertThat(fingerprint.tokenizerDigest()).isEqualTo(Sha256.hex("{}"));
        assertThat(fingerprint.chatTemplateDigest()).isEqualTo(Sha256.hex("<s>"));
        assertThat(fingerprint.servingMode()).isEqualTo("continuous-batching slots=16 max-model-len=256");
    }

    @Test
    void namesTheSwitchesThatAreNotTheUsualOnes() {
        Map<String, String> levels = Map.of("graph", "eager", "chunked_prefill", "on", "prefix_cache", "on");

        assertThat(new EngineReady(1, "w", "g", "landbridge-onnx", "0.1.0", "row", 16, 256, levels).servingMode())
                .isEqualTo("continuous-batching slots=16 max-model-len=256 graph=eager prefix_cache=on");
    }

    @Test
    void itsDigestIsThatOfTheCanonicalJsonOfAllFields() {
        Fingerprint fingerprint =
                new Fingerprint("w", "t", "c", "e", "1", "cpu", "fp32", "none", "row", "tp1-pp1", "mode", "g");

        assertThat(fingerprint.digest())
                .isEqualTo(Sha256.hex("{\"chat_template_digest\":\"c\",\"chip\":\"cpu\",\"engine\":\"e\","
                        + "\"engine_version\":\"1\",\"graph_digest\":\"g\",\"numerics\":\"fp32\","
                        + "\"parallel_layout\":\"tp1-pp1\",\"platform_row\":\"row\",\"quantization\":\"none\","
                        + "\"serving_mode\":\"mode\",\"tokenizer_digest\":\"t\",\"weights_digest\":\"w\"}"));
    }

    @Test
    void changesWithTheServedGraph() throws IOException {
        EngineReady faulty = new EngineReady(
                4242, "weights", "other", "landbridge-onnx", "0.1.0", "onnxruntime cpu", 16, 256, Map.of());

        assertThat(Fingerprints.take(model, faulty, "cpu", "fp32").digest())
                .isNotEqualTo(Fingerprints.take(model, READY, "cpu", "fp32").digest());
    }
}
