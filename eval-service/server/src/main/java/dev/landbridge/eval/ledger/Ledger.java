package dev.landbridge.eval.ledger;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.id.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The append-only record of certificates and keys, each event chained to the one before it. */
@ApplicationScoped
public class Ledger {
    private final LedgerStore store;
    private final ObjectMapper json;
    private final Clock clock;

    Ledger(LedgerStore store, ObjectMapper json, Clock clock) {
        this.store = store;
        this.json = json;
        this.clock = clock;
    }

    /** Waits for other writers; what is read afterwards holds until the caller's transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void lock() {
        store.lock();
    }

    /** Appends in the caller's transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public LedgerEvent append(String team, Actor actor, LedgerKind kind, String subject, Map<String, ?> content) {
        store.lock();
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        LedgerEvent event = new LedgerEvent(
                        Ids.next("lge"), team, kind.label(), subject, json.valueToTree(content), actor.id(), at, "", "")
                .after(store.head());
        store.add(event);
        return event;
    }

    /** What happened to one certificate or key, oldest first. */
    public List<LedgerEvent> of(String subject) {
        return store.of(List.of(subject));
    }

    /** What happened to several, oldest first. */
    public List<LedgerEvent> of(Collection<String> subjects) {
        return subjects.isEmpty() ? List.of() : store.of(subjects);
    }

    public List<LedgerEvent> of(LedgerKind kind) {
        return store.of(kind);
    }

    /** Part of all events, oldest first: those after the given number of them. */
    public List<LedgerEvent> page(long offset, int limit) {
        return store.page(offset, limit);
    }
}
