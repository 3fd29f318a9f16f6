package dev.landbridge.launcher.bench.eval;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.launcher.bench.Measurement;
import dev.landbridge.launcher.frontdoor.FrontDoor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A parity run with all its gates on the embedded engine. The served weights are registered once more with a dataset
 * whose longest questions, {@link #PROMPTS} of them, give as many positions as 256 prompts of 256 tokens.
 */
final class ParityTiming {
    /** What the installation must be started with. */
    static final Map<String, String> SETTINGS = Map.of("LANDBRIDGE_TRACE_PROMPTS", "900");

    private static final String MODEL = "bench-parity";
    private static final int HELDOUT_ROWS = 4000;
    private static final int DIGITS = 6;
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Set<String> ENDS = Set.of("SUCCEEDED", "READY", "FAILED", "CANCELLED", "STOPPED");

    private final FrontDoor engineer;

    ParityTiming(FrontDoor engineer) {
        this.engineer = engineer;
    }

    List<Measurement> run(JsonNode route) throws InterruptedException {
        int version = version(engineer.get("/api/v1/models/%s/versions/%d"
                .formatted(route.path("model").asText(), route.path("version").asInt())));
        JsonNode reference = deploy(version, "fp32", "reference");
        JsonNode golden = await(
                "/api/v1/golden-traces/",
                engineer.post(
                        "/api/v1/golden-traces",
                        Map.of("deployment_id", reference.path("id").asText())));
        JsonNode candidate = deploy(version, "bf16-emulated", "candidate");
        JsonNode parity = await(
                "/api/v1/parity-runs/",
                engineer.post(
                        "/api/v1/parity-runs",
                        Map.of(
                                "golden_trace_id", golden.path("id").asText(),
                                "deployment_id", candidate.path("id").asText())));
        for (JsonNode deployment : List.of(reference, candidate)) {
            engineer.delete("/api/v1/deployments/" + deployment.path("id").asText());
        }
        int prompts = golden.path("prompts").asInt();
        int positions = golden.path("positions").asInt();
        String name = "parity run, %d positions of %d prompts, verdict %s"
                .formatted(positions, prompts, parity.path("verdict").asText());
        return List.of(new Measurement("eval", name, seconds(parity), "s"));
    }

    private int version(JsonNode served) {
        JsonNode dataset = engineer.post(
                        "/api/v1/recipes/column-addition/datasets",
                        Map.of(
                                "name",
                                MODEL,
                                "parameters",
                                Map.of("train_rows", 1, "heldout_rows", HELDOUT_ROWS, "max_digits", DIGITS)))
                .path("dataset");
        List<Map<String, Object>> files = new ArrayList<>();
        for (JsonNode file : served.path("files")) {
            files.add(Map.of(
                    "path", file.path("path").asText(),
                    "sha256", file.path("sha256").asText(),
                    "size", file.path("size").asLong()));
        }
        Map<String, Object> reference = Map.of(
                "name", dataset.path("name").asText(),
                "version", dataset.path("version").asInt(),
                "digest", dataset.path("digest").asText());
        return engineer.post(
                        "/api/v1/models/" + MODEL + "/versions",
                        Map.of("files", files, "lineage", Map.of("dataset", reference)))
                .path("version")
                .asInt();
    }

    private JsonNode deploy(int version, String numerics, String role) throws InterruptedException {
        Map<String, Object> wish =
                Map.of("model", MODEL, "version", version, "chip", "cpu", "numerics", numerics, "role", role);
        return await("/api/v1/deployments/", engineer.post("/api/v1/deployments", wish));
    }

    private JsonNode await(String path, JsonNode begun) throws InterruptedException {
        JsonNode row = begun;
        while (!ENDS.contains(row.path("state").asText())) {
            Thread.sleep(PAUSE.toMillis());
            row = engineer.get(path + begun.path("id").asText());
        }
        if (!Set.of("SUCCEEDED", "READY").contains(row.path("state").asText())) {
            throw new IllegalStateException(path + " ended badly: " + row);
        }
        return row;
    }

    private static double seconds(JsonNode job) {
        Instant begin = Instant.parse(job.path("created_at").asText());
        return Duration.between(begin, Instant.parse(job.path("finished_at").asText()))
                        .toMillis()
                / 1000.0;
    }
}
