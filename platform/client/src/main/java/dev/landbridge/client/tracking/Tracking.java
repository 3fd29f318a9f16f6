package dev.landbridge.client.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.client.http.Api;
import dev.landbridge.client.http.Pages;
import dev.landbridge.client.http.Target;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Runs side by side, whoever logged them. MLflow's own client logs them: see the guide on MLflow. */
public final class Tracking {
    private static final Target TRACKING = Target.of("tracking");

    private final Api api;

    public Tracking(Api api) {
        this.api = api;
    }

    public record Experiment(String id, String name, long runs, Instant updatedAt) {}

    public record MetricKey(String key, long runs, long points) {}

    /** @param points rows of [step, value, time], thinned by the server */
    public record Series(String runId, String key, List<JsonNode> points) {
        record All(List<Series> series) {}
    }

    public Pages<Experiment> experiments() {
        return api.pages(TRACKING.file("experiments"), Experiment.class);
    }

    /**
     * @param filter in MLflow's language, for example {@code metrics.loss < 0.1}, or null
     * @param orderBy for example {@code metrics.loss ASC}, or null
     */
    public Pages<TrackedRun> runs(String experiment, String filter, String orderBy) {
        Target target = TRACKING.file("runs")
                .with("experiment", experiment)
                .with("filter", filter)
                .with("order_by", orderBy);
        return api.pages(target, TrackedRun.class);
    }

    public TrackedRun run(String id) {
        return api.get(TRACKING.file("runs").file(id), TrackedRun.class);
    }

    /** @param prefix only keys that begin with it, or null */
    public Pages<MetricKey> metricKeys(List<String> runs, String prefix) {
        return api.pages(TRACKING.file("metric-keys").withEach("run_id", runs).with("prefix", prefix), MetricKey.class);
    }

    /** @param runs up to 500 */
    public List<Series> series(List<String> runs, List<String> keys, int maxPoints) {
        Map<String, Object> body = Map.of("run_ids", runs, "keys", keys, "max_points", maxPoints);
        return api.post(TRACKING.file("series"), body, Series.All.class).series();
    }

    /** Parameters and metrics side by side: {@code params} and {@code metrics}, each with its values by run. */
    public JsonNode comparison(List<String> runs) {
        return api.get(TRACKING.file("comparison").withEach("run_id", runs), JsonNode.class);
    }
}
