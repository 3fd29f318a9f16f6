package dev.landbridge.training.tracking;

import dev.landbridge.kit.page.Page;
import dev.landbridge.kit.page.PageRequest;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.training.measurement.LoggedMetric;
import dev.landbridge.training.measurement.MetricKey;
import dev.landbridge.training.measurement.Metrics;
import dev.landbridge.training.measurement.RunSeries;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Hundreds of runs side by side: every answer is a page or thinned, whatever the runs have logged. */
@ApplicationScoped
public class RunComparisons {
    private static final int MAX_RUNS = 500;
    private static final int MAX_KEYS = 50;
    private static final int MIN_POINTS = 4;
    private static final int MAX_POINTS = 10_000;
    private static final int MAX_TOTAL_POINTS = 500_000;

    private final RunReadings runs;
    private final Metrics metrics;

    RunComparisons(RunReadings runs, Metrics metrics) {
        this.runs = runs;
        this.metrics = metrics;
    }

    @Transactional
    public Page<MetricKey> keys(String team, Collection<String> runIds, String prefix, PageRequest page) {
        return metrics.keys(team, visible(team, runIds), prefix == null ? "" : prefix, page);
    }

    /** @param maxPoints points of one series; fewer when there are very many series */
    @Transactional
    public List<RunSeries> series(String team, Collection<String> runIds, List<String> keys, int maxPoints) {
        if (keys.size() > MAX_KEYS) {
            throw Problem.invalid("keys", "at most " + MAX_KEYS + " keys at a time");
        }
        if (maxPoints < MIN_POINTS || maxPoints > MAX_POINTS) {
            throw Problem.invalid("max_points", "must be between " + MIN_POINTS + " and " + MAX_POINTS);
        }
        List<UUID> ids = visible(team, runIds);
        int affordable = MAX_TOTAL_POINTS / Math.max(1, ids.size() * keys.size());
        return metrics.series(team, ids, keys, Math.max(MIN_POINTS, Math.min(maxPoints, affordable)));
    }

    @Transactional
    public RunComparison compare(String team, Collection<String> runIds, String prefix, PageRequest page) {
        List<UUID> ids = visible(team, runIds);
        Page<MetricKey> keys = metrics.keys(team, ids, prefix == null ? "" : prefix, page);
        Map<String, Map<String, Double>> values = new TreeMap<>();
        metrics.latest(team, ids, keys.items().stream().map(MetricKey::key).toList())
                .forEach((id, newest) -> newest.forEach(
                        (LoggedMetric metric) -> values.computeIfAbsent(metric.key(), key -> new TreeMap<>())
                                .put(RunId.hex(id), metric.value())));
        return new RunComparison(
                page.after().isPresent() ? List.of() : params(ids),
                values.entrySet().stream()
                        .map(row -> RunComparison.Row.of(row.getKey(), row.getValue(), ids.size()))
                        .toList(),
                keys.nextPageToken());
    }

    private List<RunComparison.Row<String>> params(List<UUID> ids) {
        Map<String, Map<String, String>> values = new TreeMap<>();
        runs.params(ids)
                .forEach((id, params) -> params.forEach((key, value) ->
                        values.computeIfAbsent(key, unused -> new TreeMap<>()).put(RunId.hex(id), value)));
        Comparator<RunComparison.Row<String>> differingFirst = Comparator.comparing(row -> !row.differs());
        return values.entrySet().stream()
                .map(row -> RunComparison.Row.of(row.getKey(), row.getValue(), ids.size()))
                .sorted(differingFirst.thenComparing(RunComparison.Row::key))
                .toList();
    }

    private List<UUID> visible(String team, Collection<String> runIds) {
        if (runIds.isEmpty() || runIds.size() > MAX_RUNS) {
            throw Problem.invalid("run_id", "name 1 to " + MAX_RUNS + " runs");
        }
        List<UUID> ids = runIds.stream().map(RunId::of).distinct().toList();
        List<UUID> found = runs.among(team, ids).stream().map(TrackedRun::id).toList();
        ids.stream().filter(id -> !found.contains(id)).findFirst().ifPresent(id -> {
            throw RunId.missing(RunId.hex(id));
        });
        return found;
    }
}
