package dev.landbridge.inference.deployment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** One engine process: its protocol on standard output, its life. Its standard input stays open; closing it ends the engine. */
final class EngineProcess {
    private static final Logger LOG = Logger.getLogger(EngineProcess.class);
    private static final JsonMapper JSON = new JsonMapper();
    /** Wrong option, unsupported model, wrong digest: the same command would fail again. */
    private static final Set<Integer> FATAL_EXITS = Set.of(2, 3, 4);

    private final Process process;
    private final CompletableFuture<EngineReady> ready = new CompletableFuture<>();
    private volatile String error = "";

    private EngineProcess(Process process) {
        this.process = process;
    }

    static EngineProcess start(ProcessBuilder builder) throws EngineStartException {
        try {
            EngineProcess engine = new EngineProcess(builder.start());
            Thread reader = new Thread(engine::read, "engine-" + engine.process.pid());
            reader.setDaemon(true);
            reader.start();
            return engine;
        } catch (IOException e) {
            LOG.error("cannot start an engine process", e);
            throw EngineStartException.retryable("the engine process could not be started");
        }
    }

    RunningEngine awaitReady(Duration timeout) throws EngineStartException, InterruptedException {
        try {
            ready.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return running()
                    .orElseThrow(() -> EngineStartException.retryable("the engine ended right after its start"));
        } catch (TimeoutException e) {
            throw EngineStartException.retryable("the engine was not ready within " + timeout.toSeconds() + " s");
        } catch (ExecutionException e) {
            throw failure();
        }
    }

    Optional<RunningEngine> running() {
        if (!process.isAlive() || !ready.isDone() || ready.isCompletedExceptionally()) {
            return Optional.empty();
        }
        Instant started = process.info().startInstant().orElse(Instant.EPOCH);
        return Optional.of(new RunningEngine("127.0.0.1", process.pid(), started, ready.join()));
    }

    void onExit(Runnable callback) {
        process.onExit().thenRun(callback);
    }

    void signal() {
        process.destroy();
    }

    void stop(Duration timeout) {
        process.destroy();
        try {
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(java.nio.charset.StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                accept(line);
            }
        } catch (IOException e) {
            LOG.debugf(e, "the output of engine %d was cut", process.pid());
        }
        ready.completeExceptionally(new IOException("ended before it was ready"));
    }

    private void accept(String line) {
        try {
            JsonNode json = JSON.readTree(line);
            String type = json.path("type").asText();
            if (type.equals("ready")) {
                ready.complete(EngineReady.of(json));
            } else if (type.equals("error")) {
                error = json.path("code").asText() + ": " + json.path("message").asText();
            }
        } catch (JsonProcessingException e) {
            LOG.warnf("engine %d wrote something that is not its protocol", process.pid());
        }
    }

    private EngineStartException failure() throws InterruptedException {
        if (!process.waitFor(5, TimeUnit.SECONDS)) {
            return EngineStartException.retryable("the engine closed its output without being ready");
        }
        int exit = process.exitValue();
        String message = error.isEmpty() ? "the engine ended with exit code " + exit : error;
        return FATAL_EXITS.contains(exit)
                ? EngineStartException.fatal(message)
                : EngineStartException.retryable(message);
    }
}
