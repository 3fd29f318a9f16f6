package dev.landbridge.launcher.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.launcher.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Decode speed of the bare engine at 1 and 16 streams: the worker's own benchmark, on the served version. */
final class EngineBenchmark implements Benchmark {
    private static final String MAIN_CLASS = "dev.landbridge.inference.worker.EngineBenchmark";

    @Override
    public String title() {
        return "engine";
    }

    @Override
    public List<Measurement> measure(BenchTarget target) throws IOException, InterruptedException {
        Path model = Files.createTempDirectory("landbridge-bench");
        try {
            download(target, model);
            return parse(Json.tree(run(target, model)));
        } finally {
            delete(model);
        }
    }

    private static void download(BenchTarget target, Path directory) throws IOException, InterruptedException {
        JsonNode route = target.route();
        String version = "/api/v1/models/%s/versions/%d"
                .formatted(route.path("model").asText(), route.path("version").asInt());
        for (JsonNode file : target.engineer().get(version).path("files")) {
            String path = file.path("path").asText();
            Files.write(directory.resolve(path), target.engineer().bytes(version + "/files/" + path));
        }
    }

    private static String run(BenchTarget target, Path model) throws IOException, InterruptedException {
        Path worker = target.distribution().engineWorker();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        jar(worker) + ":" + worker.resolve("lib") + "/*",
                        MAIN_CLASS,
                        "--model",
                        model.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the engine's benchmark ended with code " + process.exitValue());
        }
        return output;
    }

    private static Path jar(Path worker) throws IOException {
        try (Stream<Path> files = Files.list(worker)) {
            return files.filter(file -> file.getFileName().toString().matches("inference-worker-.*\\.jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** The rows lie in the one array of the benchmark's object. */
    private List<Measurement> parse(JsonNode output) {
        List<Measurement> measurements = new ArrayList<>();
        for (JsonNode field : output) {
            for (JsonNode row : field.isArray() ? field : Json.tree("[]")) {
                String name = "%s, %d streams"
                        .formatted(
                                row.path("numerics").asText(),
                                row.path("streams").asInt());
                measurements.add(new Measurement(
                        title(), name, row.path("tokens_per_second").asDouble(), "tokens/s"));
            }
        }
        return measurements;
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
