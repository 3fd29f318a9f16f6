package dev.landbridge.launcher.bench.eval;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.launcher.json.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The real lm-evaluation-harness, asking an address with a key. */
public final class LmEval {
    private static final int LIMIT_MINUTES = 20;

    private final Path program;
    private final URI base;
    private final String key;
    private final String model;
    private final int maxLength;

    /**
     * @param program {@code lm_eval}
     * @param base without {@code /v1}
     * @param key one that may call this model only: the harness names no model when it tokenises
     * @param maxLength tokens of prompt and answer
     */
    public LmEval(Path program, URI base, String key, String model, int maxLength) {
        this.program = program;
        this.base = base;
        this.key = key;
        this.model = model;
        this.maxLength = maxLength;
    }

    /** Where it is looked for: LANDBRIDGE_PEERS, else target/peers of the distribution. */
    public static Path program(Path root) {
        String named = System.getenv("LANDBRIDGE_PEERS");
        Path peers = named == null ? root.resolve("target/peers") : Path.of(named);
        return peers.resolve("lm-eval/bin/lm_eval");
    }

    /**
     * Through the completions door, with token ids.
     *
     * @param tasks folder of task files and documents
     * @param output where results and samples go
     */
    public Outcome complete(Path tasks, List<String> names, int concurrency, Path output)
            throws IOException, InterruptedException {
        String address = base.resolve("/v1/completions").toString();
        return run(
                tasks,
                output,
                List.of("--model", "local-completions"),
                List.of(
                        "--model_args",
                        arguments(address, concurrency) + ",tokenizer_backend=remote,auth_token=" + key),
                List.of("--tasks", String.join(",", names)));
    }

    /** Through the chat door. */
    public Outcome chat(Path tasks, List<String> names, int concurrency, Path output)
            throws IOException, InterruptedException {
        String address = base.resolve("/v1/chat/completions").toString();
        return run(
                tasks,
                output,
                List.of("--model", "local-chat-completions"),
                List.of("--model_args", arguments(address, concurrency), "--apply_chat_template"),
                List.of("--tasks", String.join(",", names)));
    }

    private String arguments(String address, int concurrency) {
        return "base_url=%s,model=%s,num_concurrent=%d,max_length=%d".formatted(address, model, concurrency, maxLength);
    }

    @SafeVarargs
    private Outcome run(Path tasks, Path output, List<String>... arguments) throws IOException, InterruptedException {
        Files.createDirectories(output);
        Path log = output.resolve("lm-eval.log");
        List<String> command = new ArrayList<>(List.of(program.toString(), "run"));
        for (List<String> some : arguments) {
            command.addAll(some);
        }
        command.addAll(
                List.of("--include_path", tasks.toString(), "--output_path", output.toString(), "--log_samples"));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(tasks.toFile()) // where it looks for documents
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(Map.of("OPENAI_API_KEY", key, "HF_HUB_OFFLINE", "1", "HF_DATASETS_OFFLINE", "1"));
        builder.environment().put("HF_HOME", output.resolve("cache").toString());
        Process process = builder.start();
        if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
        if (process.exitValue() != 0) {
            throw new IllegalStateException("lm-eval failed:\n" + Files.readString(log));
        }
        return outcome(Json.tree(Files.readString(results(output))));
    }

    private static Path results(Path output) throws IOException {
        try (Stream<Path> files = Files.walk(output)) {
            return files.filter(file -> file.getFileName().toString().startsWith("results_"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("lm-eval wrote no results"));
        }
    }

    private static Outcome outcome(JsonNode file) {
        Map<String, Double> scores = new TreeMap<>();
        file.path("results")
                .properties()
                .forEach(task -> task.getValue().properties().forEach(score -> {
                    boolean metric =
                            score.getKey().contains(",") && !score.getKey().contains("_stderr");
                    if (metric && score.getValue().isNumber()) {
                        scores.put(
                                task.getKey() + " " + score.getKey(),
                                score.getValue().asDouble());
                    }
                }));
        int documents = 0;
        for (JsonNode task : file.path("n-samples")) {
            documents += task.path("effective").asInt();
        }
        return new Outcome(
                scores,
                documents,
                Double.parseDouble(file.path("total_evaluation_time_seconds").asText()));
    }
}
