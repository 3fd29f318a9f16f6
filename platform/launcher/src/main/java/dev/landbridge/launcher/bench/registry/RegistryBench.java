package dev.landbridge.launcher.bench.registry;

import dev.landbridge.launcher.bench.Measurement;
import dev.landbridge.launcher.bench.RandomTensors;
import dev.landbridge.launcher.progress.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The registry and tracking doors under load, beside an MLflow server on the same PostgreSQL where one is installed. */
public final class RegistryBench {
    private static final int ARTIFACT_MEBIBYTES = 512;
    private static final double LIST_PAGE = 50;
    private static final List<String> LISTS =
            List.of("/api/v1/models?page_size=50", "/api/v1/models?page_size=50&search=bulk-09");

    private final Contender landbridge;
    private final int postgresPort;
    private final String postgresPassword;
    private final Predicate<String> wanted;
    private final boolean direct;
    private final Terminal terminal;

    /**
     * Measures every wanted figure.
     *
     * @param postgresPassword of the superuser
     * @param wanted says by its name which figure is measured
     * @param direct whether ours sends its clients past the front door for large bytes
     */
    public RegistryBench(
            Contender landbridge,
            int postgresPort,
            String postgresPassword,
            Predicate<String> wanted,
            boolean direct,
            Terminal terminal) {
        this.landbridge = landbridge;
        this.postgresPort = postgresPort;
        this.postgresPassword = postgresPassword;
        this.wanted = wanted;
        this.direct = direct;
        this.terminal = terminal;
    }

    /** The names of all figures. */
    public static List<String> figures(BenchSize size) {
        return Stream.concat(RegistryDuel.figures(size).stream(), LISTS.stream().map(RegistryBench::figure))
                .toList();
    }

    /** @param root of the repository, under which the peers are */
    public List<Measurement> run(Path root, BenchSize size) throws IOException, InterruptedException, SQLException {
        Path directory = Files.createTempDirectory("landbridge-bench");
        Optional<MlflowServer> mlflow = Optional.empty();
        try {
            mlflow = start(root, directory);
            List<Measurement> measurements = new ArrayList<>();
            Path artifact = directory.resolve("weights.safetensors");
            RandomTensors.write(artifact, ARTIFACT_MEBIBYTES);
            String suffix = UUID.randomUUID().toString().substring(0, 8);
            List<Workspace> workspaces = new ArrayList<>(List.of(Workspace.create(landbridge, suffix)));
            terminal.line("Filling: " + size.text());
            Filling.models(workspaces.get(0), size);
            boolean history = wanted.test(RegistryDuel.history(size));
            if (history) {
                new RegistryCalls(size).writeHistory(workspaces.get(0));
            }
            if (mlflow.isPresent()) {
                Workspace theirs = Workspace.create(mlflow.get().contender(), suffix);
                mlflow.get().fill(size, postgresPassword);
                if (history) {
                    mlflow.get()
                            .addMetricHistory(
                                    theirs.runId(), RegistryCalls.historyKey(), size.points(), postgresPassword);
                }
                workspaces.add(theirs);
            }
            measurements.addAll(new RegistryDuel(workspaces, size, wanted, direct, terminal).run(artifact));
            measurements.addAll(listPages());
            return measurements;
        } finally {
            mlflow.ifPresent(MlflowServer::close);
            RegistryDuel.delete(directory);
        }
    }

    private Optional<MlflowServer> start(Path root, Path directory)
            throws IOException, InterruptedException, SQLException {
        Path program = MlflowServer.program(root);
        if (!Files.isExecutable(program)) {
            terminal.line("No MLflow to compare with: platform/testkit/peers/install bench/mlflow-server installs it.");
            return Optional.empty();
        }
        return Optional.of(MlflowServer.start(program, directory, postgresPort, postgresPassword));
    }

    private List<Measurement> listPages() throws InterruptedException {
        List<Measurement> pages = new ArrayList<>();
        for (String path : LISTS) {
            if (wanted.test(figure(path))) {
                Load.Rate rate = Load.of(number -> landbridge.read(path));
                pages.add(told(new Measurement("registry", figure(path), rate.p95Millis(), "ms")));
            }
        }
        if (!pages.isEmpty()) {
            terminal.line("The goal for list pages is a p95 below " + LIST_PAGE + " ms.");
        }
        return pages;
    }

    private static String figure(String list) {
        return "GET " + list + ", p95";
    }

    private Measurement told(Measurement measurement) {
        terminal.line(measurement.text());
        return measurement;
    }
}
