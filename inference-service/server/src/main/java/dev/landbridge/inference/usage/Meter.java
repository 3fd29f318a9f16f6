package dev.landbridge.inference.usage;

import dev.landbridge.kit.id.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionStage;

/** Counts one request. One thread, that of the request's event loop, writes to it; the ledger reads. */
public final class Meter {
    private final UsageLedger ledger;
    private final Clock clock;
    private final String id = Ids.next("use");
    private final UsageSubject subject;
    private final Instant at;
    private volatile TokenCounts tokens = TokenCounts.NONE;
    private volatile Long ttftMillis;
    private TokenCounts written = TokenCounts.NONE;
    private CompletionStage<Void> closed;

    Meter(UsageLedger ledger, Clock clock, UsageSubject subject) {
        this.ledger = ledger;
        this.clock = clock;
        this.subject = subject;
        this.at = clock.instant();
    }

    /** The engine's running totals. */
    public void count(TokenCounts totals) {
        tokens = tokens.max(totals);
    }

    /** The first byte of an answer went to the client. */
    public void firstToken() {
        if (ttftMillis == null) {
            ttftMillis = Duration.between(at, clock.instant()).toMillis();
        }
    }

    /** Ends the count; completes once the record is durable. Only the first call has an effect. */
    public synchronized CompletionStage<Void> close(UsageStatus status) {
        if (closed == null) {
            closed = ledger.close(this, row(status));
        }
        return closed;
    }

    /** The row to write while the request is open, or null when nothing changed since the last. */
    synchronized UsageRow progress() {
        if (closed != null || written.equals(tokens)) {
            return null;
        }
        written = tokens;
        return row(UsageStatus.STARTED);
    }

    UsageRow opening() {
        return row(UsageStatus.STARTED);
    }

    private UsageRow row(UsageStatus status) {
        Long duration = status == UsageStatus.STARTED
                ? null
                : (Long) Duration.between(at, clock.instant()).toMillis();
        return new UsageRow(id, subject, status, tokens, ttftMillis, duration, at);
    }
}
