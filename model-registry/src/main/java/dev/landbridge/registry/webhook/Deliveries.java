package dev.landbridge.registry.webhook;

import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.audit.AuditLog;
import dev.landbridge.kit.id.Ids;
import dev.landbridge.kit.lease.WorkQueue;
import dev.landbridge.kit.page.Page;
import dev.landbridge.kit.page.PageRequest;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.registry.event.EventListener;
import dev.landbridge.registry.event.EventType;
import dev.landbridge.registry.event.RegistryEvent;
import dev.landbridge.registry.event.RegistryEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;

/** What is on its way to webhooks: each event becomes one delivery for each webhook that wants it, or neither happens. */
@ApplicationScoped
public class Deliveries implements EventListener {
    private final WebhookStore store;
    private final Webhooks webhooks;
    private final WantingWebhooks wanting;
    private final RegistryEvents events;
    private final WorkQueue queue;
    private final AuditLog audit;
    private final Clock clock;

    Deliveries(
            WebhookStore store,
            Webhooks webhooks,
            WantingWebhooks wanting,
            RegistryEvents events,
            WorkQueue queue,
            AuditLog audit,
            Clock clock) {
        this.store = store;
        this.webhooks = webhooks;
        this.wanting = wanting;
        this.events = events;
        this.queue = queue;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void happened(RegistryEvent event) {
        wanting.of(event.team(), event.type()).forEach(webhook -> start(event.team(), webhook, event));
    }

    /** Sends an event that says nothing but that the webhook works, even to a disabled one. */
    @Transactional
    public Delivery ping(String team, Actor actor, String webhookId) {
        webhooks.get(team, webhookId);
        RegistryEvent event =
                events.keep(team, EventType.PING, Webhooks.subject(webhookId), Map.of("requested_by", actor.name()));
        audit.record(team, actor, "ping-webhook", Webhooks.subject(webhookId), Map.of());
        return start(team, webhookId, event);
    }

    /** Tries again what has ended, whichever way. */
    @Transactional
    public Delivery again(String team, Actor actor, String webhookId, String deliveryId) {
        Delivery ended = store.delivery(team, deliveryId)
                .filter(delivery -> delivery.webhookId().equals(webhookId))
                .orElseThrow(() -> Problem.notFound("delivery", deliveryId));
        if (ended.state() == Delivery.State.PENDING) {
            throw Problem.conflict("The delivery is on its way already.");
        }
        Delivery pending = new Delivery(
                ended.id(),
                webhookId,
                ended.eventId(),
                ended.event(),
                Delivery.State.PENDING,
                0,
                ended.status(),
                ended.error(),
                clock.instant(),
                ended.createdAt(),
                null);
        store.attempted(pending);
        queue.enqueue(DeliveryWork.KIND, deliveryId, team);
        audit.record(team, actor, "repeat-delivery", Webhooks.subject(webhookId), Map.of("delivery", deliveryId));
        return pending;
    }

    /** Newest first. */
    @Transactional
    public Page<Delivery> of(String team, String webhookId, PageRequest page) {
        webhooks.get(team, webhookId);
        return Page.ofOverfetched(
                store.page(team, webhookId, page.after().orElse("~"), page.size() + 1), page, Delivery::id);
    }

    private Delivery start(String team, String webhookId, RegistryEvent event) {
        Delivery delivery = new Delivery(
                Ids.next("dlv"),
                webhookId,
                event.id(),
                event.type(),
                Delivery.State.PENDING,
                0,
                null,
                null,
                clock.instant(),
                clock.instant(),
                null);
        store.addDelivery(team, delivery);
        queue.enqueue(DeliveryWork.KIND, delivery.id(), team);
        return delivery;
    }
}
