package dev.landbridge.client.proof;

import dev.landbridge.client.http.Api;
import dev.landbridge.client.http.Pages;
import dev.landbridge.client.http.Polling;
import dev.landbridge.client.http.Target;
import java.util.function.Consumer;

/**
 * Durable work of one kind: started, followed, cancelled.
 *
 * @param <J> the work as the server describes it
 * @param <W> the wish for it
 */
public final class Jobs<J extends Job, W> {
    private final Api api;
    private final Target jobs;
    private final Class<J> type;

    Jobs(Api api, String noun, Class<J> type) {
        this.api = api;
        this.jobs = Target.of(noun);
        this.type = type;
    }

    /** Evaluations: a suite's questions, answered by a deployment or an endpoint. */
    public static Jobs<Evaluation, Evaluation.Wish> evaluations(Api api) {
        return new Jobs<>(api, "evaluations", Evaluation.class);
    }

    /** Golden traces: what the reference deployment computes, to compare others with. */
    public static Jobs<GoldenTrace, GoldenTrace.Wish> goldenTraces(Api api) {
        return new Jobs<>(api, "golden-traces", GoldenTrace.class);
    }

    /** Parity runs: a deployment against a golden trace. */
    public static Jobs<ParityRun, ParityRun.Wish> parityRuns(Api api) {
        return new Jobs<>(api, "parity-runs", ParityRun.class);
    }

    /** Newest first; null parameters do not filter. */
    public Pages<J> list(String model, Integer version) {
        return api.pages(jobs.with("model", model).with("version", version), type);
    }

    public J get(String id) {
        return api.get(jobs.file(id), type);
    }

    public J start(W wish) {
        return api.create(jobs, wish, type);
    }

    public J cancel(String id) {
        return api.post(jobs.file(id).file("cancellation"), null, type);
    }

    /** Follows the work to its end; {@code seen} is shown it about every half second. */
    public J await(String id, Consumer<J> seen) {
        return Polling.until(api.connection().cancellation(), () -> get(id), Job::isFinal, seen);
    }
}
