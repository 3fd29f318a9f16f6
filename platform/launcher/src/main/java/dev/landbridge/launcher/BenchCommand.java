package dev.landbridge.launcher;

import dev.landbridge.launcher.bench.BenchTarget;
import dev.landbridge.launcher.bench.Benchmarks;
import dev.landbridge.launcher.bench.Measurement;
import dev.landbridge.launcher.bench.eval.EvalBench;
import dev.landbridge.launcher.bench.registry.BenchSize;
import dev.landbridge.launcher.bench.registry.Contender;
import dev.landbridge.launcher.bench.registry.RegistryBench;
import dev.landbridge.launcher.demo.DemoRunner;
import dev.landbridge.launcher.demo.People;
import dev.landbridge.launcher.installation.Installation;
import dev.landbridge.launcher.json.Json;
import dev.landbridge.launcher.layout.Distribution;
import dev.landbridge.launcher.layout.HomeOption;
import dev.landbridge.launcher.layout.JvmOption;
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
        subcommands = ProofBenchCommand.class,
        mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {
    /** The registry's setting; services have the launcher's environment. */
    private static final String DIRECT = "LANDBRIDGE_TRANSFER_DIRECT_ADDRESS";

    @Mixin
    private HomeOption home;

    @Mixin
    private PortOptions ports;

    @Mixin
    private JvmOption jvm;

    @Parameters(
            arity = "0..1",
            paramLabel = "TOPIC",
            description = {
                "registry: the MLflow doors under load, beside an MLflow server if one is installed.",
                "eval: evaluations beside lm-eval if it is installed, a parity run, verification of a certificate;"
                        + " runs the demo first where it has not been run."
            })
    private Topic topic;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the figures as JSON.")
    private Path file;

    @Option(
            names = "--models",
            paramLabel = "COUNT",
            defaultValue = "10000",
            description = "registry: models to measure with, ten versions each (default: ${DEFAULT-VALUE}).")
    private int models;

    @Option(
            names = "--only",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "registry: only the figures with this text in their name, for example 'log-batch'.")
    private String only;

    private enum Topic {
        registry,
        eval
    }

    @Override
    public Integer call() throws InterruptedException {
        if (topic == null && !home.home().exists()) {
            throw new LauncherException(
                    "There is no installation in " + home.home().root() + ".", "Run ./landbridge demo --exit first.");
        }
        List<String> figures = RegistryBench.figures(new BenchSize(models));
        if (figures.stream().noneMatch(name -> name.contains(only))) {
            throw new LauncherException(
                    "No figure has '" + only + "' in its name.", "Take a part of: " + String.join("; ", figures) + ".");
        }
        Terminal terminal = Terminal.standard();
        Distribution distribution = Distribution.current();
        try (Installation installation =
                Installation.start(home.home(), ports.ports(), distribution, jvm.size(), terminal)) {
            People people = People.prepare(installation.ports().url(Service.PORTAL), installation.credentials());
            write(measure(installation, people, terminal));
        }
        return 0;
    }

    private List<Measurement> measure(Installation installation, People people, Terminal terminal)
            throws InterruptedException {
        if (topic == Topic.registry) {
            return registry(installation, people, terminal);
        }
        BenchTarget target = new BenchTarget(installation.home(), Distribution.current(), people.ada());
        return topic == Topic.eval ? evaluation(installation, target, terminal) : Benchmarks.run(target, terminal);
    }

    private static List<Measurement> evaluation(Installation installation, BenchTarget target, Terminal terminal)
            throws InterruptedException {
        if (target.engineer().get("/api/v1/routes").path("items").isEmpty()
                && !new DemoRunner(installation.home(), installation.ports(), installation.credentials(), terminal)
                        .run()) {
            throw new LauncherException("The demo did not end well.", "See the lines above.");
        }
        try {
            return new EvalBench(target, terminal).run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
                            figure -> figure.contains(only),
                            System.getenv(DIRECT) != null,
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
