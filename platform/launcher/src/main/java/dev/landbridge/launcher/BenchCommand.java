package dev.landbridge.launcher;

import dev.landbridge.launcher.bench.BenchTarget;
import dev.landbridge.launcher.bench.Benchmarks;
import dev.landbridge.launcher.bench.Measurement;
import dev.landbridge.launcher.bench.registry.BenchSize;
import dev.landbridge.launcher.bench.registry.Contender;
import dev.landbridge.launcher.bench.registry.RegistryBench;
import dev.landbridge.launcher.demo.People;
import dev.landbridge.launcher.installation.Installation;
import dev.landbridge.launcher.json.Json;
import dev.landbridge.launcher.layout.Distribution;
import dev.landbridge.launcher.layout.HomeOption;
import dev.landbridge.launcher.layout.PortOptions;
import dev.landbridge.launcher.layout.Service;
import dev.landbridge.launcher.problem.LauncherException;
import dev.landbridge.launcher.progress.Terminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "bench",
        description =
                "Start an installation, measure it, and stop it. Without a TOPIC the demo must have been run on it.",
        mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {
    @Mixin
    private HomeOption home;

    @Mixin
    private PortOptions ports;

    @Parameters(
            arity = "0..1",
            paramLabel = "TOPIC",
            description = "registry: the MLflow doors under load, beside an MLflow server if one is installed.")
    private Topic topic;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the figures as JSON.")
    private Path file;

    @Option(
            names = "--models",
            paramLabel = "COUNT",
            defaultValue = "10000",
            description = "registry: models to measure with, ten versions each (default: ${DEFAULT-VALUE}).")
    private int models;

    private enum Topic {
        registry
    }

    @Override
    public Integer call() throws InterruptedException {
        if (topic == null && !home.home().exists()) {
            throw new LauncherException(
                    "There is no installation in " + home.home().root() + ".", "Run ./landbridge demo --exit first.");
        }
        Terminal terminal = Terminal.standard();
        Distribution distribution = Distribution.current();
        try (Installation installation = Installation.start(home.home(), ports.ports(), distribution, terminal)) {
            People people = People.prepare(installation.ports().url(Service.PORTAL), installation.credentials());
            write(
                    topic == Topic.registry
                            ? registry(installation, people, terminal)
                            : Benchmarks.run(
                                    new BenchTarget(installation.home(), distribution, people.ada()), terminal));
        }
        return 0;
    }

    private List<Measurement> registry(Installation installation, People people, Terminal terminal)
            throws InterruptedException {
        String token = people.ada()
                .post("/api/v1/tokens", Map.of("name", "benchmark", "expires_in_days", 1))
                .path("token")
                .asText();
        Contender landbridge = new Contender(
                "landbridge",
                installation.ports().url(Service.PORTAL),
                Map.of("Authorization", "Bearer " + token, "X-Landbridge-Team", People.TEAM));
        try {
            return new RegistryBench(
                            landbridge,
                            installation.ports().postgres(),
                            installation.credentials().databaseRole("postgres"),
                            terminal)
                    .run(Distribution.current().root(), new BenchSize(models));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException("the peer's database cannot be filled", e);
        }
    }

    private void write(List<Measurement> measurements) {
        if (file == null) {
            return;
        }
        try {
            Files.writeString(file, Json.pretty(Map.of("measurements", measurements)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
