package dev.landbridge.training.process;

import dev.landbridge.kit.problem.Problem;
import dev.landbridge.kit.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How a worker process is started: its command line, and an environment without anything of ours. */
@ApplicationScoped
public class WorkerInstallation {
    private static final List<String> INHERITED = List.of("PATH", "LANG", "LC_ALL", "TZ", "TMPDIR", "LD_LIBRARY_PATH");

    private final WorkerConfig config;

    public WorkerInstallation(WorkerConfig config) {
        this.config = config;
    }

    /** A process builder for the worker's command with these arguments, to run in the directory. */
    public ProcessBuilder command(Path directory, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                java().toString(),
                "-Xmx" + config.heap(),
                "-XX:+UseSerialGC",
                // a full heap must look like a crash: the code of ExitOnOutOfMemoryError means divergence here
                "-XX:+CrashOnOutOfMemoryError",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=" + directory.resolve("crash-%p.log"),
                "-cp",
                classPath(),
                config.mainClass()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.putAll(environment(System.getenv()));
        return builder;
    }

    public Path data() {
        return config.data().toAbsolutePath().normalize();
    }

    /** Only what a process needs to start; no password, token or key of this service. */
    Map<String, String> environment(Map<String, String> own) {
        Map<String, String> environment = new TreeMap<>();
        INHERITED.stream().filter(own::containsKey).forEach(name -> environment.put(name, own.get(name)));
        environment.put("OMP_NUM_THREADS", "1");
        environment.put("OMP_WAIT_POLICY", "passive");
        environment.put("DJL_OFFLINE", "true");
        environment.put("OPT_OUT_TRACKING", "true");
        environment.put(
                "DJL_CACHE_DIR",
                config.engineCache()
                        .map(Path::toAbsolutePath)
                        .orElse(data().resolve("engine-cache"))
                        .toString());
        return environment;
    }

    private Path java() {
        return config.java().orElse(Path.of(System.getProperty("java.home"), "bin", "java"));
    }

    private String classPath() {
        Path directory = config.directory().toAbsolutePath().normalize();
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(directory, "*-worker-*.jar")) {
            for (Path jar : jars) {
                String name = jar.getFileName().toString();
                if (!name.endsWith("-sources.jar") && !name.endsWith("-tests.jar")) {
                    return jar + File.pathSeparator + directory.resolve("lib") + File.separator + "*";
                }
            }
        } catch (IOException e) {
            throw notInstalled();
        }
        throw notInstalled();
    }

    private static Problem notInstalled() {
        return Problem.of(
                ProblemType.UNAVAILABLE,
                "The training worker is not installed; LANDBRIDGE_TRAINING_WORKER must name the directory of its jar.");
    }
}
