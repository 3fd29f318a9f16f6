package dev.landbridge.registry.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.landbridge.kit.audit.AuditListener;
import dev.landbridge.kit.audit.Subject;
import dev.landbridge.kit.id.Ids;
import dev.landbridge.kit.page.Page;
import dev.landbridge.kit.page.PageRequest;
import dev.landbridge.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** What happened in the registry, told to whoever wants to know: every audited change that has an {@link EventType}. */
@ApplicationScoped
public class RegistryEvents implements AuditListener {
    private final EventStore store;
    private final Instance<EventListener> listeners;
    private final ObjectMapper json;
    private final Clock clock;

    RegistryEvents(EventStore store, @Any Instance<EventListener> listeners, ObjectMapper json, Clock clock) {
        this.store = store;
        this.listeners = listeners;
        this.json = json;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void recorded(String team, String action, Subject subject, Map<String, ?> detail) {
        EventType.ofAction(action).filter(type -> type != EventType.PING).ifPresent(type -> {
            RegistryEvent event = keep(team, type, subject, detail);
            listeners.forEach(listener -> listener.happened(event));
        });
    }

    /** Keeps an event without telling anybody, in the caller's transaction. */
    @Transactional
    public RegistryEvent keep(String team, EventType type, Subject subject, Map<String, ?> data) {
        RegistryEvent event = new RegistryEvent(
                Ids.next("evt"),
                type.label(),
                team,
                new RegistryEvent.Subject(subject.kind(), subject.id()),
                json.valueToTree(data),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        try {
            store.add(event, json.writeValueAsString(event));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        return event;
    }

    /** The JSON text of an event, always the same bytes. */
    @Transactional
    public String body(String team, String id) {
        return store.body(team, id).orElseThrow(() -> Problem.notFound("event", id));
    }

    @Transactional
    public RegistryEvent get(String team, String id) {
        return read(body(team, id));
    }

    /** Newest first. */
    @Transactional
    public Page<RegistryEvent> list(String team, String type, RegistryEvent.Subject subject, PageRequest page) {
        List<RegistryEvent> events = store
                .page(team, type, subject, page.after().orElse("~"), page.size() + 1)
                .stream()
                .map(this::read)
                .toList();
        return Page.ofOverfetched(events, page, RegistryEvent::id);
    }

    private RegistryEvent read(String body) {
        try {
            return json.readValue(body, RegistryEvent.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
