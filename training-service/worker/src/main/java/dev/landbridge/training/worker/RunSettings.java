package dev.landbridge.training.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.landbridge.formats.digest.CanonicalJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;

/** run.json, checked. */
record RunSettings(
        String runId,
        int attempt,
        String recipe,
        String preset,
        Parameters parameters,
        Path datasetDirectory,
        String datasetDigest,
        OptionalLong fromStep,
        int logEvery,
        int evalEvery,
        int evalRows,
        int checkpointEvery,
        int keepCheckpoints,
        Duration heartbeat) {
    static final String FILE = "run.json";

    private static final JsonMapper JSON = new JsonMapper();

    /** @throws InvalidRequestException when the file is missing or says what cannot be done */
    static RunSettings read(Path run) throws IOException {
        Path file = run.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw new InvalidRequestException("there is no " + file);
        }
        JsonNode json = JSON.readTree(file.toFile());
        JsonNode dataset = json.path("dataset").path("directory");
        if (!json.path("recipe").isTextual() || !dataset.isTextual()) {
            throw new InvalidRequestException(FILE + " needs recipe and dataset.directory");
        }
        Recipe recipe = Recipe.named(json.path("recipe").asText());
        Recipe.Preset preset = recipe.preset(json.path("preset").asText(""));
        JsonNode overrides =
                json.path("parameters").isObject() ? json.path("parameters") : JsonNodeFactory.instance.objectNode();
        JsonNode fromStep = json.path("from_step");
        return new RunSettings(
                json.path("run_id").asText(""),
                json.path("attempt").asInt(1),
                recipe.name(),
                preset.name(),
                recipe.trainingParameters(preset.name(), overrides),
                run.resolve(dataset.asText()),
                json.path("dataset").path("digest").asText(""),
                fromStep.isIntegralNumber() ? OptionalLong.of(fromStep.longValue()) : OptionalLong.empty(),
                positive(json, "log_every", 5),
                positive(json, "eval_every", 200),
                positive(json, "eval_rows", 200),
                positive(json, "checkpoint_every", 200),
                positive(json, "keep_checkpoints", 3),
                Duration.ofSeconds(positive(json, "heartbeat_seconds", 5)));
    }

    /** Reads the rows, and refuses others than were asked for. */
    Dataset dataset() throws IOException {
        Dataset dataset = Dataset.read(datasetDirectory);
        if (!datasetDigest.isEmpty() && !datasetDigest.equals(dataset.digest())) {
            throw new InvalidRequestException(
                    "the dataset has the digest " + dataset.digest() + ", not " + datasetDigest);
        }
        return dataset;
    }

    /** Digest of all that decides the bits of the result. */
    String configuration(Dataset dataset) {
        ObjectNode configuration = JSON.createObjectNode()
                .put("recipe", recipe)
                .put("dataset", dataset.digest())
                .put("threads", TorchEngine.THREADS);
        configuration.set("parameters", parameters.values());
        return CanonicalJson.sha256(configuration);
    }

    private static int positive(JsonNode json, String field, int otherwise) {
        int value = json.path(field).asInt(otherwise);
        if (value <= 0) {
            throw new InvalidRequestException(FILE + ": " + field + " must be positive");
        }
        return value;
    }
}
