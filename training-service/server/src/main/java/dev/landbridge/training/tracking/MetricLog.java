package dev.landbridge.training.tracking;

import dev.landbridge.kit.write.SharedWrites;
import dev.landbridge.training.measurement.LoggedMetric;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/**
 * Metrics that clients write to runs, in transactions of their own. Whoever writes to a run holds it until the disk has
 * what was written, so batches of one run that come at the same time share a transaction.
 */
@ApplicationScoped
public class MetricLog {
    private static final int MOST = 16;

    private final SharedWrites<Target, List<LoggedMetric>, TrackedRun> writes;

    MetricLog(TrackedRuns runs) {
        this.writes = new SharedWrites<>(MOST, (target, batches) -> {
            List<LoggedMetric> all = batches.stream().flatMap(List::stream).toList();
            TrackedRun run = QuarkusTransaction.requiringNew().call(() -> runs.log(target.team(), target.run(), all));
            return batches.stream().map(batch -> run).toList();
        });
    }

    private record Target(String team, UUID run) {}

    /** Returns when the metrics are committed. All or nothing; points that are there already change nothing. */
    @Transactional(Transactional.TxType.NEVER)
    public TrackedRun log(String team, UUID run, List<LoggedMetric> metrics) {
        return writes.write(new Target(team, run), metrics);
    }
}
