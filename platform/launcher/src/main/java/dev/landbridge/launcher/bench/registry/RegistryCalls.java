package dev.landbridge.launcher.bench.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** The calls of MLflow's REST API that are measured, the same for each server. */
record RegistryCalls(BenchSize size) {
    private static final String API = "/api/2.0/mlflow/";
    private static final String HISTORY_KEY = "history";
    private static final int HISTORY_PAGE = 25_000;
    private static final int WRITTEN_AT_ONCE = 1000;
    private static final int BATCH = 100;

    void logBatch(Workspace workspace, int number) {
        List<Map<String, Object>> metrics = IntStream.range(0, BATCH)
                .mapToObj(i -> metric("metric-" + i, number + i / 7.0, 0, number))
                .toList();
        log(workspace, metrics);
    }

    void searchModels(Workspace workspace, int number) {
        page(workspace, "registered-models/search", "name LIKE 'bulk-%'", "&order_by=name");
    }

    void findModels(Workspace workspace, int number) {
        String prefix = String.format(Locale.ROOT, "bulk-%04d", number % (size.models() / 10));
        page(workspace, "registered-models/search", "name LIKE '" + prefix + "%'", "");
    }

    void searchVersions(Workspace workspace, int number) {
        String name = String.format(Locale.ROOT, "bulk-%05d", number % size.models());
        page(workspace, "model-versions/search", "name = '" + name + "'", "");
    }

    private static void page(Workspace workspace, String path, String filter, String more) {
        String query = "?max_results=100&filter=" + encoded(filter) + more;
        if (!workspace.server().read(API + path + query).contains("\"name\"")) {
            throw new IllegalStateException("nothing was found with " + filter);
        }
    }

    void writeHistory(Workspace workspace) {
        for (int from = 0; from < size.points(); from += WRITTEN_AT_ONCE) {
            log(
                    workspace,
                    IntStream.range(from, from + WRITTEN_AT_ONCE)
                            .mapToObj(i -> metric(HISTORY_KEY, i * 0.5, i, i))
                            .toList());
        }
    }

    private static void log(Workspace workspace, List<Map<String, Object>> metrics) {
        workspace.server().post(API + "runs/log-batch", Map.of("run_id", workspace.runId(), "metrics", metrics));
    }

    private static Map<String, Object> metric(String key, double value, int millis, int step) {
        return Map.of("key", key, "value", value, "timestamp", 1_790_000_000_000L + millis, "step", step);
    }

    /** The seconds that it takes. */
    double readHistory(Workspace workspace) {
        long start = System.nanoTime();
        int points = 0;
        String token = "";
        do {
            JsonNode page = workspace
                    .server()
                    .get(API + "metrics/get-history?run_id=" + workspace.runId() + "&metric_key=" + HISTORY_KEY
                            + "&max_results=" + HISTORY_PAGE
                            + (token.isEmpty() ? "" : "&page_token=" + encoded(token)));
            points += page.path("metrics").size();
            token = page.path("next_page_token").asText("");
        } while (!token.isEmpty());
        if (points != size.points()) {
            throw new IllegalStateException(workspace.server().name() + " gave " + points + " points");
        }
        return (System.nanoTime() - start) / 1e9;
    }

    static String historyKey() {
        return HISTORY_KEY;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
