package dev.landbridge.launcher.bench.registry;

import dev.landbridge.launcher.bench.Measurement;
import dev.landbridge.launcher.progress.Terminal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** The same calls of MLflow's REST API to each server, one server after the other for each figure. */
final class RegistryDuel {
    private static final String CREATE_VERSION = "create version";
    private static final String LOG_BATCH = "log-batch of 100 metrics";
    private static final String MODELS_PAGE = "search models, page of 100";
    private static final String MODELS_BY_NAME = "search models by name";
    private static final String VERSIONS = "search versions of a model";
    private static final String PUSH = "artifact push";
    private static final String PULL = "artifact pull";
    private static final String WEIGHTS = "big/weights.safetensors";

    private final List<Workspace> workspaces;
    private final BenchSize size;
    private final RegistryCalls calls;
    private final Predicate<String> wanted;
    private final boolean direct;
    private final Terminal terminal;
    private final List<Measurement> measurements = new ArrayList<>();

    /**
     * @param wanted says by its name which figure is measured
     * @param direct whether ours sends its clients past the front door for large bytes
     */
    RegistryDuel(
            List<Workspace> workspaces, BenchSize size, Predicate<String> wanted, boolean direct, Terminal terminal) {
        this.workspaces = workspaces;
        this.size = size;
        this.calls = new RegistryCalls(size);
        this.wanted = wanted;
        this.direct = direct;
        this.terminal = terminal;
    }

    private interface Figure {
        double of(Workspace workspace) throws IOException, InterruptedException;
    }

    List<Measurement> run(Path artifact) throws IOException, InterruptedException {
        calls(CREATE_VERSION, (workspace, number) -> workspace.createVersion());
        calls(LOG_BATCH, calls::logBatch);
        calls(MODELS_PAGE, calls::searchModels);
        calls(MODELS_BY_NAME, calls::findModels);
        calls(VERSIONS, calls::searchVersions);
        seconds(history(size), calls::readHistory);
        push(artifact);
        pull(artifact);
        return measurements;
    }

    private void push(Path artifact) throws IOException, InterruptedException {
        speeds(PUSH, "durable copy", () -> ByteLimits.durableCopy(artifact), workspace -> {
            change(artifact);
            return direct && workspace.equals(workspaces.get(0))
                    ? LfsPush.speed(workspace, artifact)
                    : speed(artifact, () -> workspace.server().upload(workspace.artifactPath(WEIGHTS), artifact));
        });
    }

    private void pull(Path artifact) throws IOException, InterruptedException {
        if (wanted.test(PULL)) {
            for (Workspace workspace : workspaces) {
                workspace.server().upload(workspace.artifactPath(WEIGHTS), artifact);
            }
        }
        speeds(PULL, "loopback", () -> ByteLimits.loopback(artifact), workspace -> {
            return speed(
                    artifact, () -> workspace.server().download(workspace.artifactPath(WEIGHTS), Files.size(artifact)));
        });
    }

    private interface Move {
        void make() throws IOException;
    }

    private static double speed(Path artifact, Move move) throws IOException {
        long start = System.nanoTime();
        move.make();
        return ByteLimits.speed(artifact, start);
    }

    /** So that the next push brings bytes that the server does not hold yet. */
    private static void change(Path artifact) throws IOException {
        try (FileChannel file = FileChannel.open(artifact, StandardOpenOption.WRITE)) {
            ByteBuffer last = ByteBuffer.allocate(Long.BYTES).putLong(System.nanoTime());
            file.write(last.flip(), file.size() - Long.BYTES);
        }
    }

    private interface WorkspaceCall {
        void make(Workspace workspace, int number) throws InterruptedException;
    }

    private void calls(String name, WorkspaceCall call) throws IOException, InterruptedException {
        Map<String, Double> p95 = new LinkedHashMap<>();
        figure(name, "calls/s", true, workspace -> {
            Load.Rate rate = Load.of(number -> call.make(workspace, number));
            p95.put(workspace.server().name(), rate.p95Millis());
            return rate.perSecond();
        });
        p95.forEach((server, millis) -> add(name + ", p95", server, millis, "ms"));
    }

    private void seconds(String name, Figure figure) throws IOException, InterruptedException {
        figure(name, "s", false, figure);
    }

    private void figure(String name, String unit, boolean moreIsBetter, Figure figure)
            throws IOException, InterruptedException {
        if (!wanted.test(name)) {
            return;
        }
        List<Double> values = new ArrayList<>();
        for (Workspace workspace : workspaces) {
            double value = figure.of(workspace);
            values.add(value);
            add(name, workspace.server().name(), value, unit);
        }
        if (values.size() == 2) {
            double ratio = moreIsBetter ? values.get(0) / values.get(1) : values.get(1) / values.get(0);
            add(name, "landbridge against mlflow", ratio, "x");
        }
    }

    /** @param limit what the machine can do with the same bytes */
    private void speeds(String name, String limit, Speeds.Speed atMost, Figure figure)
            throws IOException, InterruptedException {
        if (!wanted.test(name)) {
            return;
        }
        Speeds speeds = new Speeds();
        speeds.addLimit(limit, atMost);
        workspaces.forEach(workspace -> speeds.add(workspace.server().name(), () -> figure.of(workspace)));
        Map<String, Double> medians = speeds.medians();
        medians.forEach((side, speed) -> add(name + (direct ? ", direct" : ""), side, speed, "MB/s"));
        String ours = workspaces.get(0).server().name();
        medians.forEach((side, speed) -> {
            if (!side.equals(ours)) {
                add(name, ours + " against " + side, medians.get(ours) / speed, "x");
            }
        });
    }

    private void add(String name, String server, double value, String unit) {
        Measurement measurement = new Measurement("registry", name + " (" + server + ")", value, unit);
        measurements.add(measurement);
        terminal.line(measurement.text());
    }

    /** The names of all figures. */
    static List<String> figures(BenchSize size) {
        return List.of(CREATE_VERSION, LOG_BATCH, MODELS_PAGE, MODELS_BY_NAME, VERSIONS, PUSH, PULL, history(size));
    }

    /** The name of the figure that needs a history to read. */
    static String history(BenchSize size) {
        return String.format(Locale.ROOT, "history of %,d points", size.points());
    }

    static void delete(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
