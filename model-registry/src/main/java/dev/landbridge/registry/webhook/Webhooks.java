package dev.landbridge.registry.webhook;

import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.audit.AuditLog;
import dev.landbridge.kit.audit.Subject;
import dev.landbridge.kit.id.Ids;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.registry.event.EventType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** The webhooks of a team. The secret is shown once and kept encrypted. */
@ApplicationScoped
public class Webhooks {
    private static final String ALL = "*";

    /** Changed fields; null leaves a field as it is. */
    public record Change(String url, List<String> events, Boolean enabled, boolean newSecret) {}

    private final WebhookStore store;
    private final WebhookSender sender;
    private final SecretBox box;
    private final WebhookConfig config;
    private final AuditLog audit;
    private final Clock clock;

    Webhooks(
            WebhookStore store,
            WebhookSender sender,
            SecretBox box,
            WebhookConfig config,
            AuditLog audit,
            Clock clock) {
        this.store = store;
        this.sender = sender;
        this.box = box;
        this.config = config;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public List<Webhook> list(String team) {
        return store.of(team);
    }

    @Transactional
    public Webhook get(String team, String id) {
        return store.find(team, id).orElseThrow(() -> Problem.notFound("webhook", id));
    }

    @Transactional
    public Webhook create(String team, Actor actor, String url, List<String> events) {
        String target = requireTarget(url);
        List<String> types = requireTypes(events);
        store.lockTeam(team);
        if (store.of(team).size() >= config.maxPerTeam()) {
            throw Problem.conflict("A team may have " + config.maxPerTeam() + " webhooks. Delete one first.");
        }
        Webhook webhook = new Webhook(
                Ids.next("whk"),
                target,
                types,
                null,
                true,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                actor.id(),
                null);
        WebhookSecret secret = WebhookSecret.random();
        store.add(team, webhook, box.seal(webhook.id(), secret));
        audit.record(team, actor, "create-webhook", subject(webhook.id()), Map.of("url", target, "events", types));
        return webhook.withSecret(secret);
    }

    @Transactional
    public Webhook change(String team, Actor actor, String id, Change change) {
        Webhook before = get(team, id);
        Webhook after = new Webhook(
                id,
                change.url() == null ? before.url() : requireTarget(change.url()),
                change.events() == null ? before.events() : requireTypes(change.events()),
                null,
                change.enabled() == null ? before.enabled() : change.enabled(),
                before.createdAt(),
                before.createdBy(),
                before.lastDelivery());
        store.update(team, after);
        audit.record(
                team,
                actor,
                "change-webhook",
                subject(id),
                Map.of(
                        "url", after.url(),
                        "events", after.events(),
                        "enabled", after.enabled(),
                        "new_secret", change.newSecret()));
        if (!change.newSecret()) {
            return after;
        }
        WebhookSecret secret = WebhookSecret.random();
        store.replaceSecret(team, id, box.seal(id, secret));
        return after.withSecret(secret);
    }

    @Transactional
    public void delete(String team, Actor actor, String id) {
        if (store.delete(team, id) == 0) {
            throw Problem.notFound("webhook", id);
        }
        audit.record(team, actor, "delete-webhook", subject(id), Map.of());
    }

    static Subject subject(String id) {
        return new Subject("webhook", id);
    }

    private String requireTarget(String url) {
        WebhookTarget target = WebhookTarget.parse(url);
        try {
            sender.requireAllowed(target);
        } catch (WebhookTarget.ForbiddenAddressException e) {
            throw Problem.invalid("url", e.getMessage());
        }
        return target.url().toString();
    }

    private static List<String> requireTypes(List<String> events) {
        if (events == null || events.isEmpty()) {
            return List.of(ALL);
        }
        for (String event : events) {
            if (!ALL.equals(event) && EventType.ofLabel(event).isEmpty()) {
                throw Problem.invalid("events", "'" + event + "' is not an event; use " + ALL + " for all");
            }
        }
        return events.stream().distinct().sorted().toList();
    }
}
