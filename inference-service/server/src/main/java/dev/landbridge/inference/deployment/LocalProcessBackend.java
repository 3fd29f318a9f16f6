package dev.landbridge.inference.deployment;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Engines as child processes on this machine. */
@ApplicationScoped
class LocalProcessBackend implements EngineBackend {
    private static final Logger LOG = Logger.getLogger(LocalProcessBackend.class);
    private static final Set<String> INHERITED =
            Set.of("PATH", "HOME", "LANG", "LC_ALL", "TZ", "TMPDIR", "JAVA_HOME", "LANDBRIDGE_INSTALLATION");
    private static final String MAIN_CLASS = "dev.landbridge.inference.worker.Engine";

    private final DeploymentConfig config;
    private final Map<String, EngineProcess> engines = new ConcurrentHashMap<>();

    LocalProcessBackend(DeploymentConfig config) {
        this.config = config;
    }

    @Override
    public String chip() {
        return "cpu";
    }

    @Override
    public RunningEngine start(EngineSpec spec, Runnable onExit) throws EngineStartException, InterruptedException {
        stop(spec.deploymentId());
        EngineProcess engine = EngineProcess.start(builder(spec));
        engines.put(spec.deploymentId(), engine);
        try {
            RunningEngine running = engine.awaitReady(config.startTimeout());
            engine.onExit(onExit);
            return running;
        } catch (EngineStartException | InterruptedException e) {
            stop(spec.deploymentId());
            throw e;
        }
    }

    @Override
    public Optional<RunningEngine> find(String deploymentId) {
        return Optional.ofNullable(engines.get(deploymentId)).flatMap(EngineProcess::running);
    }

    @Override
    public void stop(String deploymentId) {
        EngineProcess engine = engines.remove(deploymentId);
        if (engine != null) {
            engine.stop(config.stopTimeout());
        }
    }

    @Override
    public void stopRecorded(long pid, Instant startedAt) {
        ProcessHandle.of(pid)
                .filter(process -> process.info()
                        .startInstant()
                        .filter(start -> start.toEpochMilli() == startedAt.toEpochMilli())
                        .isPresent())
                .ifPresent(process -> {
                    LOG.infof("ending engine process %d, left over from an earlier life of this service", pid);
                    process.destroyForcibly();
                    process.onExit()
                            .orTimeout(5, TimeUnit.SECONDS)
                            .exceptionally(e -> process)
                            .join();
                });
    }

    void stopAll(@Observes ShutdownEvent event) {
        engines.values().forEach(EngineProcess::signal);
        List.copyOf(engines.keySet()).forEach(this::stop);
    }

    private ProcessBuilder builder(EngineSpec spec) throws EngineStartException {
        List<String> command = new ArrayList<>(config.engineCommand().orElse(List.of()));
        if (command.isEmpty()) {
            command.addAll(workerCommand());
        }
        command.addAll(List.of(
                "--model", spec.directory().toString(),
                "--expect-digest", spec.digest(),
                "--served-name", spec.deploymentId(),
                "--numerics", spec.numerics(),
                "--port", "0"));
        if (!spec.fault().isEmpty()) {
            command.addAll(List.of("--allow-fault-injection", "--fault", spec.fault()));
        }
        spec.switches().forEach((name, level) -> command.addAll(List.of("--switch", name + "=" + level)));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().retainAll(INHERITED);
        builder.environment().put("OMP_NUM_THREADS", "1");
        builder.redirectError(log(spec.deploymentId()).toFile());
        return builder;
    }

    private List<String> workerCommand() throws EngineStartException {
        Path worker = config.engineWorker().toAbsolutePath().normalize();
        try (Stream<Path> files = Files.list(worker)) {
            Path jar = files.filter(file -> file.getFileName().toString().matches(".*-worker-.*\\.jar"))
                    .filter(file -> !file.getFileName().toString().matches(".*-(sources|javadoc|tests)\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> EngineStartException.fatal("there is no engine worker; build it first"));
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(config.engineJavaOptions());
            command.addAll(List.of("-cp", jar + java.io.File.pathSeparator + worker.resolve("lib") + "/*", MAIN_CLASS));
            return command;
        } catch (IOException e) {
            LOG.errorf(e, "cannot read %s", worker);
            throw EngineStartException.fatal("there is no engine worker where LANDBRIDGE_ENGINE_WORKER points");
        }
    }

    private Path log(String deploymentId) throws EngineStartException {
        try {
            Path logs = Files.createDirectories(
                    config.data().toAbsolutePath().normalize().resolve("engines"));
            return logs.resolve(deploymentId + ".log");
        } catch (IOException e) {
            LOG.error("cannot make the directory of the engines' logs", e);
            throw EngineStartException.retryable("the engine's log cannot be written");
        }
    }
}
