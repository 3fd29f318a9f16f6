package dev.landbridge.training.health;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was found about the health of runs. */
@ApplicationScoped
public class Findings {
    private final HealthStore store;
    private final MeterRegistry metrics;

    Findings(HealthStore store, MeterRegistry metrics) {
        this.store = store;
        this.metrics = metrics;
    }

    /** Writes in the caller's transaction; the same kind in the same attempt is kept once. */
    public void record(String team, String runId, int attempt, Finding finding) {
        store.add(team, runId, attempt, finding);
        metrics.counter(
                        "landbridge_training_health_findings",
                        "kind",
                        finding.kind().text())
                .increment();
    }

    @Transactional
    public Map<String, Health> ofRuns(Collection<String> runIds) {
        Map<String, List<Finding>> found = runIds.isEmpty() ? Map.of() : store.ofRuns(runIds);
        Map<String, Health> health = new HashMap<>();
        runIds.forEach(id -> health.put(id, Health.of(found.getOrDefault(id, List.of()))));
        return health;
    }
}
