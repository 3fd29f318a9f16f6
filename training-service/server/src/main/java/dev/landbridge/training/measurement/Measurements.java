package dev.landbridge.training.measurement;

import com.github.f4b6a3.ulid.Ulid;
import dev.landbridge.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Metrics, log lines and progress of runs trained here, by the id of the run. The caller has checked that the run is the team's. */
@ApplicationScoped
public class Measurements {
    private static final int MIN_POINTS = 4;
    private static final int MAX_POINTS = 10_000;
    private static final int LOG_PAGE = 1000;
    private static final int STREAM_PAGE = 500;
    private static final int BACKLOG_VALUES = 400;
    private static final int BACKLOG_LINES = 50;

    private final MeasurementStore store;
    private final MetricStore metrics;

    Measurements(MeasurementStore store, MetricStore metrics) {
        this.store = store;
        this.metrics = metrics;
    }

    /** Writes in the caller's transaction. */
    public void record(String team, String runId, List<MetricSample> samples, List<LogLine> lines, Progress progress) {
        if (!samples.isEmpty()) {
            metrics.replace(team, trackingId(runId), MetricBatch.ofSamples(samples));
        }
        if (!lines.isEmpty()) {
            store.append(team, runId, lines);
        }
        store.advance(team, runId, progress);
    }

    /**
     * @param keys empty means all
     * @param maxPoints points of one series, 4 to 10,000
     */
    @Transactional
    public List<MetricSeries> series(String team, String runId, List<String> keys, int maxPoints) {
        if (maxPoints < MIN_POINTS || maxPoints > MAX_POINTS) {
            throw Problem.invalid("max_points", "must be between " + MIN_POINTS + " and " + MAX_POINTS);
        }
        List<String> wanted = keys.isEmpty() ? store.keys(team, trackingId(runId)) : keys;
        return wanted.stream()
                .map(key -> new MetricSeries(
                        key, Downsampling.minMax(store.series(team, trackingId(runId), key), maxPoints)))
                .toList();
    }

    @Transactional
    public LogPage log(String team, String runId, long after) {
        return LogPage.of(store.linesAfter(team, runId, after, LOG_PAGE), after);
    }

    @Transactional
    public Map<String, Progress> progress(Collection<String> runIds) {
        return runIds.isEmpty() ? Map.of() : store.progress(runIds);
    }

    /** First and newest value of every metric, by run and key. */
    @Transactional
    public Map<String, Map<String, MetricEdge>> edges(Collection<String> runIds) {
        Map<String, Map<String, MetricEdge>> byRun = new HashMap<>();
        if (!runIds.isEmpty()) {
            Map<UUID, String> names =
                    runIds.stream().distinct().collect(Collectors.toMap(Measurements::trackingId, id -> id));
            store.edges(names.keySet())
                    .forEach(edge -> byRun.computeIfAbsent(names.get(edge.runId()), id -> new HashMap<>())
                            .put(edge.key(), edge));
        }
        return byRun;
    }

    /** Where a new listener starts: a little before the end, so that it has something to show at once. */
    @Transactional
    public MeasurementCursor tail(String runId) {
        return new MeasurementCursor(
                store.sequenceBefore(trackingId(runId), BACKLOG_VALUES),
                Math.max(0, store.lastLine(runId) - BACKLOG_LINES));
    }

    /** Samples written after the cursor, values of the same step together. */
    @Transactional
    public List<StreamedSample> samplesAfter(String team, String runId, MeasurementCursor cursor) {
        Map<Long, List<NumberedMetric>> bySteps =
                store.metricsAfter(team, trackingId(runId), cursor.metric(), STREAM_PAGE).stream()
                        .collect(Collectors.groupingBy(NumberedMetric::step, LinkedHashMap::new, Collectors.toList()));
        List<StreamedSample> samples = new ArrayList<>();
        long sequence = cursor.metric();
        for (Map.Entry<Long, List<NumberedMetric>> step : bySteps.entrySet()) {
            List<NumberedMetric> metrics = step.getValue();
            sequence = Math.max(sequence, metrics.get(metrics.size() - 1).sequence());
            Map<String, Double> values =
                    metrics.stream().collect(Collectors.toMap(NumberedMetric::key, NumberedMetric::value));
            samples.add(new StreamedSample(
                    sequence,
                    new MetricSample(step.getKey(), values, metrics.get(0).time())));
        }
        return samples;
    }

    @Transactional
    public List<LogLine> linesAfter(String team, String runId, MeasurementCursor cursor) {
        return store.linesAfter(team, runId, cursor.line(), STREAM_PAGE);
    }

    /** Under which id the metric store and the MLflow door know a run trained here: its ULID. */
    public static UUID trackingId(String runId) {
        return Ulid.from(runId.substring(runId.indexOf('_') + 1)).toUuid();
    }
}
