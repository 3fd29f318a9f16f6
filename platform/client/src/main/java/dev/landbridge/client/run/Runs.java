package dev.landbridge.client.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.client.http.Api;
import dev.landbridge.client.http.Call;
import dev.landbridge.client.http.Pages;
import dev.landbridge.client.http.Polling;
import dev.landbridge.client.http.Target;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The training runs of the team. */
public final class Runs {
    private static final Target RUNS = Target.of("runs");
    private static final Target EXPERIMENTS = Target.of("experiments");

    private final Api api;

    public Runs(Api api) {
        this.api = api;
    }

    /** Newest first; null parameters do not filter. */
    public Pages<Run> list(String experiment, String state) {
        return api.pages(RUNS.with("experiment", experiment).with("state", state), Run.class);
    }

    public Run get(String id) {
        return api.get(RUNS.file(id), Run.class);
    }

    public Run start(Run.Wish wish) {
        return api.create(RUNS, wish, Run.class);
    }

    public Run cancel(String id) {
        return api.post(RUNS.file(id).file("cancellation"), null, Run.class);
    }

    /**
     * Thinned series of these metrics.
     *
     * @param keys empty takes all
     * @param maxPoints of each series
     */
    public List<MetricSeries> metrics(String id, Collection<String> keys, int maxPoints) {
        Target target = RUNS.file(id)
                .file("metrics")
                .with("keys", keys.isEmpty() ? null : String.join(",", keys))
                .with("max_points", maxPoints);
        return api.get(target, MetricSeries.All.class).series();
    }

    /** @param after position of the last line seen; 0 for the beginning */
    public LogPage logs(String id, long after) {
        return api.get(RUNS.file(id).file("logs").with("after", after), LogPage.class);
    }

    public Pages<Checkpoint> checkpoints(String id) {
        return api.pages(RUNS.file(id).file("checkpoints"), Checkpoint.class);
    }

    /** Follows a run to its end; {@code seen} is shown the run at each look, about every half second. */
    public Run await(String id, Consumer<Run> seen) {
        return Polling.until(api.connection().cancellation(), () -> get(id), Run::isFinal, seen);
    }

    public Pages<Experiment> experiments() {
        return api.pages(EXPERIMENTS, Experiment.class);
    }

    public Experiment createExperiment(String name, String description) {
        return api.post(EXPERIMENTS, Map.of("name", name, "description", description), Experiment.class);
    }

    /** Changes of a run as the server sends them, until it has ended; to be closed by the caller. */
    public Stream<JsonNode> events(String id) {
        return api.events(Call.get(RUNS.file(id).file("events")).header("Accept", "text/event-stream"));
    }

    /** Where runs can go, as the training service describes it. */
    public Pages<JsonNode> pools() {
        return api.pages(Target.of("pools"), JsonNode.class);
    }

    /** Device seconds by silicon and attempt. Null times do not limit. */
    public JsonNode ledger(Instant from, Instant to) {
        return api.get(Target.of("ledger").with("from", from).with("to", to), JsonNode.class);
    }

    /** What can be trained, with parameters and presets, as the training service describes it. */
    public Pages<JsonNode> recipes() {
        return api.pages(Target.of("recipes"), JsonNode.class);
    }
}
