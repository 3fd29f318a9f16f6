package dev.landbridge.training.attempt;

import dev.landbridge.kit.id.Ids;
import dev.landbridge.training.ledger.Ledger;
import dev.landbridge.training.process.ProcessIdentity;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Attempts and checkpoints of runs. What writes does so in the caller's transaction, which holds the run's claim. */
@ApplicationScoped
public class Attempts {
    private final AttemptStore store;
    private final Ledger ledger;
    private final MeterRegistry metrics;
    private final Clock clock;

    Attempts(AttemptStore store, Ledger ledger, MeterRegistry metrics, Clock clock) {
        this.store = store;
        this.ledger = ledger;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Opens the next attempt, from the newest checkpoint, and its entry in the ledger. */
    public Attempt open(String team, String runId, String pool, String silicon) {
        AttemptEntity entity = new AttemptEntity();
        entity.id = Ids.next("att");
        entity.runId = runId;
        entity.team = team;
        entity.number = store.ofRuns(List.of(runId)).size() + 1;
        entity.state = AttemptState.RUNNING;
        entity.pool = pool;
        entity.silicon = silicon;
        entity.host = ProcessIdentity.thisHost();
        entity.fromStep = store.newest(team, runId).map(Checkpoint::step).orElse(0L);
        entity.startedAt = clock.instant();
        store.add(entity);
        ledger.open(team, runId, entity.number, pool, silicon);
        return Attempt.of(entity);
    }

    public void started(String runId, int number, ProcessIdentity process) {
        AttemptEntity entity = store.locked(runId, number);
        entity.host = process.host();
        entity.pid = process.pid();
        entity.pidStartedAt = process.startedAt();
    }

    public void resumedFrom(String runId, int number, long step) {
        store.locked(runId, number).fromStep = step;
    }

    /** Ends the attempt and its entry in the ledger; an attempt that has ended stays as it is. */
    public void close(String runId, int number, AttemptState state, long toStep, String reason) {
        AttemptEntity entity = store.locked(runId, number);
        if (entity.state != AttemptState.RUNNING) {
            return;
        }
        entity.state = state;
        entity.toStep = toStep;
        entity.reason = reason;
        entity.finishedAt = clock.instant();
        ledger.close(runId, number);
        metrics.counter(
                        "landbridge_training_attempts_ended",
                        "state",
                        state.name().toLowerCase(Locale.ROOT))
                .increment();
    }

    public void keep(String team, String runId, Checkpoint checkpoint) {
        store.add(team, runId, checkpoint);
    }

    @Transactional
    public List<Checkpoint> checkpoints(String team, String runId) {
        return store.checkpoints(team, runId);
    }

    @Transactional
    public Optional<Checkpoint> newestCheckpoint(String team, String runId) {
        return store.newest(team, runId);
    }

    /** In order of their numbers, by run. */
    @Transactional
    public Map<String, List<Attempt>> ofRuns(Collection<String> runIds) {
        Map<String, List<Attempt>> byRun = new HashMap<>();
        if (!runIds.isEmpty()) {
            store.ofRuns(runIds)
                    .forEach(entity -> byRun.computeIfAbsent(entity.runId, id -> new ArrayList<>())
                            .add(Attempt.of(entity)));
        }
        return byRun;
    }

    @Transactional
    public List<Attempt> ofRun(String runId) {
        return store.ofRuns(List.of(runId)).stream().map(Attempt::of).toList();
    }

    /** Failed attempts at the end of the run that wrote no checkpoint. */
    @Transactional
    public int failuresWithoutProgress(String team, String runId) {
        List<Integer> progressed =
                store.checkpoints(team, runId).stream().map(Checkpoint::attempt).toList();
        List<AttemptEntity> attempts = store.ofRuns(List.of(runId));
        int failures = 0;
        for (int i = attempts.size() - 1; i >= 0; i--) {
            AttemptEntity attempt = attempts.get(i);
            if (progressed.contains(attempt.number)) {
                break;
            }
            failures += attempt.state == AttemptState.FAILED ? 1 : 0;
        }
        return failures;
    }
}
