package dev.landbridge.inference.deployment;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.landbridge.formats.digest.Sha256;
import dev.landbridge.formats.huggingface.HuggingFaceDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Takes the fingerprint of an engine that is up. */
final class Fingerprints {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String CHAT_TEMPLATE_FILE = "chat_template.jinja";

    private Fingerprints() {}

    /** @param directory the files the engine loaded */
    static Fingerprint take(Path directory, EngineReady engine, String chip, String numerics) throws IOException {
        return new Fingerprint(
                engine.loadedDigest(),
                digestOf(directory.resolve(HuggingFaceDirectory.TOKENIZER)),
                chatTemplateDigest(directory),
                engine.engine(),
                engine.engineVersion(),
                chip,
                numerics,
                "none",
                engine.platformRow(),
                "tp1-pp1",
                engine.servingMode(),
                engine.graphDigest());
    }

    /** SHA-256 of the template's UTF-8 text; transformers prefers the separate file to the member. */
    private static String chatTemplateDigest(Path directory) throws IOException {
        Path separate = directory.resolve(CHAT_TEMPLATE_FILE);
        if (Files.exists(separate)) {
            return Sha256.hex(separate);
        }
        Path config = directory.resolve(HuggingFaceDirectory.TOKENIZER_CONFIG);
        if (!Files.exists(config)) {
            return "";
        }
        String template = JSON.readTree(config.toFile()).path("chat_template").asText("");
        return template.isEmpty() ? "" : Sha256.hex(template);
    }

    private static String digestOf(Path file) throws IOException {
        return Files.exists(file) ? Sha256.hex(file) : "";
    }
}
