package dev.landbridge.training.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A real worker process and what it has said so far. */
final class WorkerProcess implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int TIMEOUT_SECONDS = 300;

    private final Process process;
    private final BufferedReader lines;
    private final List<JsonNode> events = new ArrayList<>();

    private WorkerProcess(Process process) {
        this.process = process;
        this.lines = process.inputReader();
    }

    static WorkerProcess start(Path errors, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:ErrorFile=" + errors.resolveSibling("hs_err.log"),
                "-cp",
                System.getProperty("java.class.path"),
                Worker.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().putAll(Map.of("OMP_NUM_THREADS", "1", "OMP_WAIT_POLICY", "passive"));
        return new WorkerProcess(builder.start());
    }

    /** Reads until an event passes, or the end: then null. */
    JsonNode await(Predicate<JsonNode> wanted) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            JsonNode event = JSON.readTree(line);
            events.add(event);
            if (wanted.test(event)) {
                return event;
            }
        }
        return null;
    }

    JsonNode awaitStep(int step) throws IOException {
        return await(event -> event.path("type").asText().equals("metrics")
                && event.path("step").asInt() >= step);
    }

    /** Reads to the end and returns the exit code. */
    int exitCode() throws IOException, InterruptedException {
        await(event -> false);
        if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the worker closed stdout and did not end");
        }
        return process.exitValue();
    }

    JsonNode last() {
        return events.get(events.size() - 1);
    }

    List<JsonNode> events(String type) {
        return events.stream()
                .filter(event -> event.path("type").asText().equals(type))
                .toList();
    }

    /** By its handle: {@link Process#destroy} would also close the streams still to be read. */
    void kill() {
        process.toHandle().destroyForcibly();
    }

    void terminate() {
        process.toHandle().destroy();
    }

    void closeStdin() throws IOException {
        process.getOutputStream().close();
    }

    @Override
    public void close() {
        process.toHandle().destroyForcibly();
    }
}
