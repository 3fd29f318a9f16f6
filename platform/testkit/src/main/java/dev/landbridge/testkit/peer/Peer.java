package dev.landbridge.testkit.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * A foreign tool that speaks to what is tested, unmodified and from its own package registry. Installed by
 * {@code platform/testkit/peers/install}; where it is missing the test skips and says so.
 */
public final class Peer {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final String name;
    private final List<String> program;
    private final Map<String, String> environment;

    private Peer(String name, List<String> program, Map<String, String> environment) {
        this.name = name;
        this.program = program;
        this.environment = environment;
    }

    /** A Python environment: the name of a requirements file under platform/testkit/peers. */
    public static Peer python(String name) {
        Path directory = installed(name);
        return new Peer(
                name, List.of(directory.resolve("bin/python").toString(), "-u"), Map.of("PYTHONNOUSERSITE", "1"));
    }

    /** Node with the packages of platform/testkit/peers/node. */
    public static Peer node() {
        Path directory = installed("node");
        return new Peer(
                "node",
                List.of("node"),
                Map.of("PEER_MODULES", directory.resolve("node_modules").toString()));
    }

    /** A command that a Python package installed. */
    public static Peer command(String environmentName, String command) {
        Path directory = installed(environmentName);
        return new Peer(
                environmentName,
                List.of(directory.resolve("bin").resolve(command).toString()),
                Map.of());
    }

    /** Runs to the end and fails with the whole output unless the exit code is 0. */
    public String run(Map<String, String> variables, Object... arguments) {
        Finished finished = attempt(variables, arguments);
        Assertions.assertThat(finished.exitCode())
                .as("%s said:%n%s", name, finished.output())
                .isZero();
        return finished.output();
    }

    /** Runs to the end, whatever it is. */
    public Finished attempt(Map<String, String> variables, Object... arguments) {
        List<String> command = new ArrayList<>(program);
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        try {
            Path output = Files.createTempFile("peer-" + name, ".log");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            builder.environment().putAll(variables);
            Process process = builder.start();
            boolean ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (!ended) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
            }
            String text = Files.readString(output);
            Files.delete(output);
            return new Finished(
                    ended ? process.exitValue() : -1, ended ? text : text + "\n(stopped after " + PATIENCE + ")");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * How a run ended.
     *
     * @param exitCode -1 when it was stopped for taking too long
     * @param output both streams
     */
    public record Finished(int exitCode, String output) {}

    private static Path installed(String name) {
        Path directory = home().resolve(name);
        boolean present = Files.isDirectory(directory);
        if (!present) {
            System.err.println("PEER MISSING, TEST SKIPPED: " + name + " is not in " + home()
                    + "; platform/testkit/peers/install " + name + " installs it");
        }
        Assumptions.assumeTrue(present, () -> "the peer " + name + " is not installed");
        return directory;
    }

    private static Path home() {
        String named = System.getenv("LANDBRIDGE_PEERS");
        return named != null ? Path.of(named) : repository().resolve("target/peers");
    }

    private static Path repository() {
        Path directory = Path.of("").toAbsolutePath();
        while (directory != null && !Files.exists(directory.resolve("landbridge"))) {
            directory = directory.getParent();
        }
        return directory == null ? Path.of("") : directory;
    }
}
