package dev.landbridge.eval.evaluation;

import dev.landbridge.eval.job.JobStore;
import dev.landbridge.kit.lease.Claim;
import dev.landbridge.proof.statistics.Samples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How far an evaluation is, and what it took; for the thread that runs it. */
final class RunProgress {
    private static final long INTERVAL_NANOS = Duration.ofMillis(500).toNanos();

    private final JobStore jobs;
    private final Claim claim;
    private final int documents;
    private final long started = System.nanoTime();
    private final List<Effort> efforts = new ArrayList<>();
    private long written = started;
    private int failed;

    RunProgress(JobStore jobs, Claim claim, int documents) {
        this.jobs = jobs;
        this.claim = claim;
        this.documents = documents;
    }

    /** Some documents of a task are done; written now and then. */
    void done(DocumentDoor[] doors, int ofTask) {
        long now = System.nanoTime();
        if (now - written < INTERVAL_NANOS && ofTask < doors.length) {
            return;
        }
        written = now;
        int done = efforts.size() + ofTask;
        double seconds = Duration.ofNanos(now - started).toMillis() / 1000.0;
        jobs.update(EvaluationEntity.class, claim, row -> {
            row.n = done;
            row.etaSeconds = (int) Math.ceil(seconds / done * (documents - done));
            row.report((double) done / documents, done + " of " + documents + " documents");
        });
    }

    void ended(List<Effort> ofTask, int failedDocuments) {
        efforts.addAll(ofTask);
        failed += failedDocuments;
    }

    void write(EvaluationEntity row) {
        row.failedRequests = failed;
        row.retries = efforts.stream().mapToInt(Effort::retries).sum();
        row.cached = efforts.stream().mapToInt(Effort::cached).sum();
        row.promptTokens = efforts.stream().mapToLong(Effort::promptTokens).sum();
        row.completionTokens =
                efforts.stream().mapToLong(Effort::completionTokens).sum();
        double[] latencies =
                efforts.stream().mapToDouble(Effort::latencyMs).sorted().toArray();
        row.latencyP50 = Samples.quantile(latencies, 0.5);
        row.latencyP95 = Samples.quantile(latencies, 0.95);
    }
}
