package dev.landbridge.launcher.bench.registry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.launcher.bench.Measurement;
import dev.landbridge.launcher.progress.Terminal;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** The same calls of MLflow's REST API to each server, one server after the other for each figure. */
final class RegistryDuel {
    private static final String CREATE_VERSION = "create version";
    private static final String LOG_BATCH = "log-batch of 100 metrics";
    private static final String MODELS_PAGE = "search models, page of 100";
    private static final String MODELS_BY_NAME = "search models by name";
    private static final String VERSIONS = "search versions of a model";
    private static final String PUSH = "artifact push";
    private static final String PULL = "artifact pull";
    private static final String API = "/api/2.0/mlflow/";
    private static final String HISTORY_KEY = "history";
    private static final int HISTORY_PAGE = 25_000;
    private static final int BATCH = 100;
    private static final String WEIGHTS = "big/weights.safetensors";

    private final List<Workspace> workspaces;
    private final BenchSize size;
    private final Predicate<String> wanted;
    private final Backlog backlog;
    private final Terminal terminal;
    private final List<Measurement> measurements = new ArrayList<>();

    /** @param wanted says by its name which figure is measured */
    RegistryDuel(
            List<Workspace> workspaces, BenchSize size, Predicate<String> wanted, Backlog backlog, Terminal terminal) {
        this.workspaces = workspaces;
        this.size = size;
        this.wanted = wanted;
        this.backlog = backlog;
        this.terminal = terminal;
    }

    private interface Figure {
        double of(Workspace workspace) throws IOException, InterruptedException;
    }

    List<Measurement> run(Path artifact) throws IOException, InterruptedException, SQLException {
        calls(CREATE_VERSION, (workspace, number) -> workspace.createVersion());
        calls(LOG_BATCH, RegistryDuel::logBatch);
        calls(MODELS_PAGE, RegistryDuel::searchModels);
        calls(MODELS_BY_NAME, this::findModels);
        calls(VERSIONS, this::searchVersions);
        seconds(history(size), this::readHistory);
        push(artifact);
        pull(artifact);
        return measurements;
    }

    private void push(Path artifact) throws IOException, InterruptedException, SQLException {
        speeds(PUSH, "durable copy", () -> ByteLimits.durableCopy(artifact), workspace -> {
            change(artifact);
            long start = System.nanoTime();
            workspace.server().upload(workspace.artifactPath(WEIGHTS), artifact);
            return ByteLimits.speed(artifact, start);
        });
    }

    private void pull(Path artifact) throws IOException, InterruptedException, SQLException {
        if (wanted.test(PULL)) {
            for (Workspace workspace : workspaces) {
                workspace.server().upload(workspace.artifactPath(WEIGHTS), artifact);
            }
        }
        speeds(PULL, "loopback", () -> ByteLimits.loopback(artifact), workspace -> {
            long start = System.nanoTime();
            workspace.server().download(workspace.artifactPath(WEIGHTS));
            return ByteLimits.speed(artifact, start);
        });
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

    private void calls(String name, WorkspaceCall call) throws IOException, InterruptedException, SQLException {
        Map<String, Double> p95 = new LinkedHashMap<>();
        figure(name, "calls/s", true, workspace -> {
            Load.Rate rate = Load.of(number -> call.make(workspace, number));
            p95.put(workspace.server().name(), rate.p95Millis());
            return rate.perSecond();
        });
        p95.forEach((server, millis) -> add(name + ", p95", server, millis, "ms"));
    }

    private void seconds(String name, Figure figure) throws IOException, InterruptedException, SQLException {
        figure(name, "s", false, figure);
    }

    private void figure(String name, String unit, boolean moreIsBetter, Figure figure)
            throws IOException, InterruptedException, SQLException {
        if (!wanted.test(name)) {
            return;
        }
        List<Double> values = new ArrayList<>();
        for (Workspace workspace : workspaces) {
            backlog.await();
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
            throws IOException, InterruptedException, SQLException {
        if (!wanted.test(name)) {
            return;
        }
        backlog.await();
        Speeds speeds = new Speeds();
        speeds.add(limit, atMost);
        workspaces.forEach(workspace -> speeds.add(workspace.server().name(), () -> figure.of(workspace)));
        Map<String, Double> medians = speeds.medians();
        medians.forEach((side, speed) -> add(name, side, speed, "MB/s"));
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

    private static void logBatch(Workspace workspace, int number) throws InterruptedException {
        List<Map<String, Object>> metrics = IntStream.range(0, BATCH)
                .mapToObj(i -> Map.<String, Object>of(
                        "key",
                        "metric-" + i,
                        "value",
                        number + i / 7.0,
                        "timestamp",
                        1_790_000_000_000L,
                        "step",
                        number))
                .toList();
        workspace.server().post(API + "runs/log-batch", Map.of("run_id", workspace.runId(), "metrics", metrics));
    }

    private static void searchModels(Workspace workspace, int number) throws InterruptedException {
        page(workspace, "registered-models/search", "name LIKE 'bulk-%'", "&order_by=name");
    }

    private void findModels(Workspace workspace, int number) throws InterruptedException {
        String prefix = String.format(Locale.ROOT, "bulk-%04d", number % (size.models() / 10));
        page(workspace, "registered-models/search", "name LIKE '" + prefix + "%'", "");
    }

    private void searchVersions(Workspace workspace, int number) throws InterruptedException {
        String name = String.format(Locale.ROOT, "bulk-%05d", number % size.models());
        page(workspace, "model-versions/search", "name = '" + name + "'", "");
    }

    private static void page(Workspace workspace, String path, String filter, String more) throws InterruptedException {
        String query = "?max_results=100&filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8) + more;
        if (!workspace.server().read(API + path + query).contains("\"name\"")) {
            throw new IllegalStateException("nothing was found with " + filter);
        }
    }

    static void writeHistory(Workspace workspace, BenchSize size) throws InterruptedException {
        int batch = 1000;
        for (int from = 0; from < size.points(); from += batch) {
            int first = from;
            List<Map<String, Object>> metrics = IntStream.range(0, batch)
                    .mapToObj(i -> Map.<String, Object>of(
                            "key",
                            HISTORY_KEY,
                            "value",
                            (first + i) * 0.5,
                            "timestamp",
                            1_790_000_000_000L + first + i,
                            "step",
                            first + i))
                    .toList();
            workspace.server().post(API + "runs/log-batch", Map.of("run_id", workspace.runId(), "metrics", metrics));
        }
    }

    /** The names of all figures. */
    static List<String> figures(BenchSize size) {
        return List.of(CREATE_VERSION, LOG_BATCH, MODELS_PAGE, MODELS_BY_NAME, VERSIONS, PUSH, PULL, history(size));
    }

    /** The name of the figure that needs a history to read. */
    static String history(BenchSize size) {
        return String.format(Locale.ROOT, "history of %,d points", size.points());
    }

    static String historyKey() {
        return HISTORY_KEY;
    }

    private double readHistory(Workspace workspace) throws InterruptedException {
        long start = System.nanoTime();
        int points = 0;
        String token = "";
        do {
            JsonNode page = workspace
                    .server()
                    .get(API + "metrics/get-history?run_id=" + workspace.runId() + "&metric_key=" + HISTORY_KEY
                            + "&max_results=" + HISTORY_PAGE
                            + (token.isEmpty()
                                    ? ""
                                    : "&page_token=" + URLEncoder.encode(token, StandardCharsets.UTF_8)));
            points += page.path("metrics").size();
            token = page.path("next_page_token").asText("");
        } while (!token.isEmpty());
        if (points != size.points()) {
            throw new IllegalStateException(workspace.server().name() + " gave " + points + " points");
        }
        return secondsSince(start);
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    static void delete(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
