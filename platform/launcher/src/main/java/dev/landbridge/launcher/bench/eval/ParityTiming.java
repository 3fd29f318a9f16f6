package dev.landbridge.launcher.bench.eval;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.launcher.bench.BenchTarget;
import dev.landbridge.launcher.bench.Measurement;
import dev.landbridge.launcher.frontdoor.FrontDoor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A parity run with all its gates on the embedded engine. The served weights are registered once more with a dataset
 * whose longest questions, {@link #PROMPTS} of them, give as many positions as 256 prompts of 256 tokens.
 */
final class ParityTiming {
    private static final int PROMPTS = 900;
    private static final String MODEL = "bench-parity";
    private static final int HELDOUT_ROWS = 4000;
    private static final int DIGITS = 6;

    private final BenchTarget target;
    private final FrontDoor engineer;

    ParityTiming(BenchTarget target) {
        this.target = target;
        this.engineer = target.engineer();
    }

    List<Measurement> run() throws InterruptedException {
        JsonNode route = target.route();
        int version = version(engineer.get("/api/v1/models/%s/versions/%d"
                .formatted(route.path("model").asText(), route.path("version").asInt())));
        JsonNode reference = deploy(version, "fp32", "reference");
        JsonNode golden = ended(
                "/api/v1/golden-traces",
                Map.of("deployment_id", reference.path("id").asText(), "prompts", PROMPTS));
        JsonNode candidate = deploy(version, "bf16-emulated", "candidate");
        JsonNode parity = ended(
                "/api/v1/parity-runs",
                Map.of(
                        "golden_trace_id", golden.path("id").asText(),
                        "deployment_id", candidate.path("id").asText()));
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
        return ended("/api/v1/deployments", wish);
    }

    private JsonNode ended(String path, Map<String, Object> wish) throws InterruptedException {
        return target.await(path + "/" + engineer.post(path, wish).path("id").asText());
    }

    private static double seconds(JsonNode job) {
        Instant begin = Instant.parse(job.path("created_at").asText());
        return Duration.between(begin, Instant.parse(job.path("finished_at").asText()))
                        .toMillis()
                / 1000.0;
    }
}
