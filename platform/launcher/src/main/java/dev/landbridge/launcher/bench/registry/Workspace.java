package dev.landbridge.launcher.bench.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What the calls of a benchmark need on one server: an experiment, a run, a model and the artifacts of a version. */
record Workspace(Contender server, String experimentId, String runId, String artifacts, String model) {
    private static final String API = "/api/2.0/mlflow/";

    static Workspace create(Contender server, String suffix) throws IOException, InterruptedException {
        String experiment = server.post(API + "experiments/create", Map.of("name", "bench-" + suffix))
                .path("experiment_id")
                .asText();
        JsonNode info = server.post(API + "runs/create", Map.of("experiment_id", experiment, "start_time", 1))
                .path("run")
                .path("info");
        String model = "bench-" + suffix;
        server.post(API + "registered-models/create", Map.of("name", model));
        String uri = info.path("artifact_uri").asText();
        Workspace workspace =
                new Workspace(server, experiment, info.path("run_id").asText(), uri, model);
        Path file = Files.createTempFile("landbridge-bench", ".json");
        try {
            Files.writeString(file, "{\"bench\":true}");
            server.upload(workspace.artifactPath("model/config.json"), file);
        } finally {
            Files.delete(file);
        }
        return workspace;
    }

    /** Where the proxy takes and gives the bytes of an artifact of the run. */
    String artifactPath(String file) {
        String root = artifacts.replaceFirst("^mlflow-artifacts:(//[^/]*)?/+", "");
        return "/api/2.0/mlflow-artifacts/artifacts/" + root + "/" + file;
    }

    void createVersion() throws InterruptedException {
        Map<String, Object> body = Map.of("name", model, "source", artifacts + "/model", "run_id", runId);
        server.post(API + "model-versions/create", body);
    }
}
