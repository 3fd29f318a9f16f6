package dev.landbridge.training.measurement;

import dev.landbridge.kit.page.Page;
import dev.landbridge.kit.page.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The metric store of all runs, ours and those of clients. The caller has checked that the runs are the team's. */
@ApplicationScoped
public class Metrics {
    private static final int MAX_HISTORY = 25_000;

    private final MetricStore store;

    Metrics(MetricStore store) {
        this.store = store;
    }

    /** Writes in the caller's transaction, which holds the run. A point that is there already changes nothing. */
    public void log(String team, UUID runId, List<LoggedMetric> metrics) {
        if (!metrics.isEmpty()) {
            store.add(team, runId, MetricBatch.of(metrics));
        }
    }

    /** Newest points of every metric, in key order. */
    @Transactional
    public Map<UUID, List<LoggedMetric>> latest(String team, Collection<UUID> runIds) {
        return runIds.isEmpty() ? Map.of() : byRun(store.latest(team, runIds));
    }

    @Transactional
    public Map<UUID, List<LoggedMetric>> latest(String team, Collection<UUID> runIds, Collection<String> keys) {
        return runIds.isEmpty() || keys.isEmpty() ? Map.of() : byRun(store.latest(team, runIds, keys));
    }

    /** Newest points of each run's first metrics, in key order. */
    @Transactional
    public Map<UUID, List<LoggedMetric>> firstKeys(String team, Collection<UUID> runIds, int limit) {
        return runIds.isEmpty() ? Map.of() : byRun(store.firstKeys(team, runIds, limit));
    }

    /** @param limit points of a page, at most 25,000; 0 takes all that a page may have */
    @Transactional
    public HistoryPage history(String team, UUID runId, String key, int limit, String pageToken) {
        List<LoggedMetric> rows = new ArrayList<>();
        PointVisitor collector = (at, step, value) -> rows.add(new LoggedMetric(key, value, at, step));
        return new HistoryPage(rows, history(team, runId, key, limit, pageToken, collector));
    }

    /**
     * As {@link #history(String, UUID, String, int, String)}, point by point.
     *
     * @return the next page's token, null on the last page
     */
    @Transactional
    public String history(String team, UUID runId, String key, int limit, String pageToken, PointVisitor visitor) {
        int size = limit <= 0 ? MAX_HISTORY : Math.min(limit, MAX_HISTORY);
        HistoryWindow window = new HistoryWindow(size, visitor);
        store.history(team, runId, key, HistoryCursor.parse(pageToken), size + 1, window);
        return window.nextPageToken();
    }

    /** Keys of the runs' metrics that start with the prefix, in key order. */
    @Transactional
    public Page<MetricKey> keys(String team, Collection<UUID> runIds, String prefix, PageRequest page) {
        return Page.ofOverfetched(
                store.keys(team, runIds, prefix, page.after().orElse(""), page.size() + 1), page, MetricKey::key);
    }

    /** @param maxPoints points of one series, at least 4 */
    @Transactional
    public List<RunSeries> series(String team, Collection<UUID> runIds, Collection<String> keys, int maxPoints) {
        Map<Long, SeriesThinning> thinned = new LinkedHashMap<>();
        Map<Long, MetricStore.SeriesSize> wanted = new LinkedHashMap<>();
        for (MetricStore.SeriesSize series : store.sizes(team, runIds, keys)) {
            wanted.put(series.id(), series);
            thinned.put(series.id(), new SeriesThinning(series.points(), maxPoints));
        }
        if (wanted.isEmpty()) {
            return List.of();
        }
        store.points(
                wanted.keySet(),
                (id, step, at, value) -> thinned.get(id).add(new MetricPoint(step, value, Instant.ofEpochMilli(at))));
        List<RunSeries> series = new ArrayList<>();
        wanted.forEach((id, size) -> series.add(
                new RunSeries(size.runId(), size.key(), thinned.get(id).points())));
        return series;
    }

    /** Points evenly spread over the steps, with the first and the last; of one point the last. */
    @Transactional
    public List<LoggedMetric> sampled(String team, UUID runId, String key, StepRange range, int size) {
        return store.sampled(team, runId, key, range, size).stream()
                .map(LatestMetric::metric)
                .toList();
    }

    private static Map<UUID, List<LoggedMetric>> byRun(List<LatestMetric> metrics) {
        Map<UUID, List<LoggedMetric>> byRun = new HashMap<>();
        metrics.forEach(metric ->
                byRun.computeIfAbsent(metric.runId(), id -> new ArrayList<>()).add(metric.metric()));
        return byRun;
    }
}
