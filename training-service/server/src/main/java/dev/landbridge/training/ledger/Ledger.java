package dev.landbridge.training.ledger;

import dev.landbridge.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Who occupied which silicon for how long; an entry is open while its attempt holds the device. */
@ApplicationScoped
public class Ledger {
    private static final Duration DEFAULT_PERIOD = Duration.ofDays(30);

    private final LedgerStore store;
    private final Clock clock;

    Ledger(LedgerStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Opens the entry in the caller's transaction. */
    public void open(String team, String runId, int attempt, String pool, String silicon) {
        store.open(new LedgerEntry(null, runId, attempt, pool, silicon, 1, 0, null, null), team);
    }

    /** Closes the entry in the caller's transaction; closing twice changes nothing. */
    public void close(String runId, int attempt) {
        store.close(runId, attempt);
    }

    /** Attempts that occupy the pool now, of all teams. */
    @Transactional
    public int occupied(String pool) {
        return store.open(pool);
    }

    /** Entries that started in [from, to); by default the last 30 days. */
    @Transactional
    public LedgerReport report(String team, Instant from, Instant to) {
        Instant end = to == null ? clock.instant() : to;
        Instant start = from == null ? end.minus(DEFAULT_PERIOD) : from;
        if (!start.isBefore(end)) {
            throw Problem.invalid("from", "must be before to");
        }
        return new LedgerReport(store.totals(team, start, end), store.entries(team, start, end));
    }
}
