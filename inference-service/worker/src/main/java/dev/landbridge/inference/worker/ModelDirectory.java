package dev.landbridge.inference.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.landbridge.formats.digest.FileDigest;
import dev.landbridge.formats.digest.RootDigest;
import dev.landbridge.formats.huggingface.HuggingFaceDirectory;
import dev.landbridge.formats.huggingface.ModelConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A Hugging Face model directory that this engine can serve. */
final class ModelDirectory {
    private static final JsonMapper JSON = new JsonMapper();

    private final Path directory;
    private final String digest;
    private final JsonNode configJson;
    private final ModelConfig config;

    private ModelDirectory(Path directory, String digest, JsonNode configJson, ModelConfig config) {
        this.directory = directory;
        this.digest = digest;
        this.configJson = configJson;
        this.config = config;
    }

    /** @throws EngineException when a file is missing or the architecture is not Llama's */
    static ModelDirectory open(Path directory) throws IOException {
        for (String file : List.of(HuggingFaceDirectory.CONFIG, HuggingFaceDirectory.TOKENIZER)) {
            if (!Files.isRegularFile(directory.resolve(file))) {
                throw EngineException.unsupported(directory + " has no " + file, null);
            }
        }
        JsonNode json =
                JSON.readTree(directory.resolve(HuggingFaceDirectory.CONFIG).toFile());
        try {
            Architecture.requireLlama(json);
            return new ModelDirectory(directory, digest(directory), json, ModelConfig.of(json));
        } catch (IllegalArgumentException e) {
            throw EngineException.unsupported(e.getMessage(), e);
        }
    }

    Path path() {
        return directory;
    }

    /** Root digest of all regular files. */
    String digest() {
        return digest;
    }

    ModelConfig config() {
        return config;
    }

    Weights openWeights() throws IOException {
        return Weights.open(directory);
    }

    JsonNode tokenizerConfig() throws IOException {
        return optional(HuggingFaceDirectory.TOKENIZER_CONFIG);
    }

    /** Ids that end an answer: generation_config.json's, and config.json's when that one has none. */
    Set<Integer> endTokens() throws IOException {
        Set<Integer> ids = ids(optional(HuggingFaceDirectory.GENERATION_CONFIG).path("eos_token_id"));
        return ids.isEmpty() ? ids(configJson.path("eos_token_id")) : ids;
    }

    private JsonNode optional(String file) throws IOException {
        Path path = directory.resolve(file);
        return Files.isRegularFile(path) ? JSON.readTree(path.toFile()) : MissingNode.getInstance();
    }

    private static Set<Integer> ids(JsonNode node) {
        Set<Integer> ids = new TreeSet<>();
        if (node.isInt()) {
            ids.add(node.asInt());
        }
        node.forEach(id -> ids.add(id.asInt()));
        return ids;
    }

    private static String digest(Path directory) throws IOException {
        List<String> names;
        try (Stream<Path> files = Files.walk(directory)) {
            names = files.filter(Files::isRegularFile)
                    .map(file -> directory.relativize(file).toString().replace('\\', '/'))
                    .collect(Collectors.toList());
        }
        List<FileDigest> digests = new ArrayList<>();
        for (String name : names) {
            digests.add(FileDigest.of(directory, name));
        }
        return RootDigest.of(digests);
    }
}
