package dev.landbridge.eval.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.landbridge.inference.worker.Engine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Real engines, each a process, over the model that the recipe column-addition trained with its defaults. */
final class EngineRack implements AutoCloseable {
    private static final Path MODEL = Path.of("src/test/resources/adder");
    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, Running> engines = new ConcurrentHashMap<>();

    private record Running(Process process, int port) {}

    /**
     * Starts the engine of a deployment, unless it runs.
     *
     * @param fault empty for a sound engine
     */
    String baseUrl(String deployment, String numerics, String fault, Map<String, String> switches) {
        int port = engines.computeIfAbsent(deployment, id -> start(id, numerics, fault, switches))
                .port();
        return "http://127.0.0.1:" + port + "/v1";
    }

    void stop(String deployment) {
        Running engine = engines.remove(deployment);
        if (engine != null) {
            engine.process().destroy();
        }
    }

    @Override
    public void close() {
        List.copyOf(engines.keySet()).forEach(this::stop);
    }

    private static Running start(String deployment, String numerics, String fault, Map<String, String> switches) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-Dai.djl.offline=true",
                Engine.class.getName(),
                "--model",
                MODEL.toString(),
                "--served-name",
                "deployment:" + deployment,
                "--numerics",
                numerics));
        switches.forEach((name, level) -> command.addAll(List.of("--switch", name + "=" + level)));
        if (!fault.isEmpty()) {
            command.addAll(List.of("--allow-fault-injection", "--fault", fault));
        }
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(Redirect.INHERIT);
            // ONNX Runtime does not survive the long command line that the class path would make.
            builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
            Process process = builder.start();
            BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
            JsonNode ready = JSON.readTree(out.readLine());
            if (!ready.path("type").asText().equals("ready")) {
                throw new IllegalStateException("the engine of " + deployment + " did not start: " + ready);
            }
            return new Running(process, ready.path("port").asInt());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
