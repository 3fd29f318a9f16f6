package dev.landbridge.training.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.landbridge.training.run.RunPlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The directory that a run's workers share; its layout is the worker's, see the worker's README. */
record RunDirectory(Path path) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int TAIL_BYTES = 4096;
    private static final int TAIL_LINES = 8;

    static RunDirectory of(Path data, String runId) {
        return new RunDirectory(data.resolve("runs").resolve(runId));
    }

    /** Writes {@code run.json} for the attempt. */
    void prepare(RunPlan plan, int attempt, Path dataset, RunConfig config) throws IOException {
        Files.createDirectories(path);
        ObjectNode run = JSON.createObjectNode()
                .put("run_id", plan.id())
                .put("attempt", attempt)
                .put("recipe", plan.recipe())
                .put("preset", plan.preset());
        run.set("parameters", JSON.valueToTree(plan.parameters()));
        run.putObject("dataset").put("directory", dataset.toString());
        run.put("log_every", config.logEvery())
                .put("eval_every", config.evalEvery())
                .put("eval_rows", config.evalRows())
                .put("checkpoint_every", config.checkpointEvery())
                .put("keep_checkpoints", config.keepCheckpoints())
                .put("heartbeat_seconds", config.heartbeatSeconds());
        Files.writeString(path.resolve("run.json"), run.toPrettyString());
    }

    Path standardError(int attempt) {
        return path.resolve("attempt-" + attempt + ".log");
    }

    /** The last lines that the attempt's worker wrote to standard error. */
    List<String> lastWords(int attempt) throws IOException {
        Path file = standardError(attempt);
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        byte[] bytes = Files.readAllBytes(file);
        int from = Math.max(0, bytes.length - TAIL_BYTES);
        List<String> lines = new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        return lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size());
    }

    Path export() {
        return path.resolve("export");
    }

    /** What the worker says of its export; empty when this machine does not have it. */
    Optional<JsonNode> exportFacts() throws IOException {
        Path file = path.resolve("export-facts.json");
        return Files.isRegularFile(file) ? Optional.of(JSON.readTree(file.toFile())) : Optional.empty();
    }
}
