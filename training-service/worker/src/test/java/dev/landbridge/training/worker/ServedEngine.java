package dev.landbridge.training.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;

/** The serving engine of inference-service as a process, with a model this module has exported. */
final class ServedEngine implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String MODEL = "exported";

    private final Process process;
    private final URI address;

    private ServedEngine(Process process, int port) {
        this.process = process;
        this.address = URI.create("http://127.0.0.1:" + port + "/v1/completions");
    }

    static ServedEngine start(Path model, String digest, Path log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "dev.landbridge.inference.worker.Engine",
                        "--model",
                        model.toString(),
                        "--expect-digest",
                        digest,
                        "--served-name",
                        MODEL,
                        "--port",
                        "0",
                        "--numerics",
                        "fp32")
                .redirectError(log.toFile());
        // ONNX Runtime crashes when the command line is longer than a page, so the class path goes by the environment.
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        Process process = builder.start();
        String line = process.inputReader().readLine();
        if (line == null) {
            throw new IOException("the engine ended at start; see " + log);
        }
        JsonNode ready = JSON.readTree(line);
        if (!ready.path("type").asText().equals("ready")) {
            process.destroyForcibly();
            throw new IOException("the engine refused: " + line);
        }
        return new ServedEngine(process, ready.path("port").asInt());
    }

    /** For each position after the first, the log-probabilities of the 20 likeliest tokens, as {@code token_id:N}. */
    JsonNode topLogprobs(int[] ids) throws IOException, InterruptedException {
        ObjectNode body = JSON.createObjectNode()
                .put("model", MODEL)
                .put("max_tokens", 0)
                .put("echo", true)
                .put("logprobs", 20)
                .put("return_tokens_as_token_ids", true);
        body.set("prompt", JSON.valueToTree(ids));
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException(response.body());
        }
        return JSON.readTree(response.body()).at("/choices/0/logprobs/top_logprobs");
    }

    @Override
    public void close() {
        process.destroy();
    }
}
