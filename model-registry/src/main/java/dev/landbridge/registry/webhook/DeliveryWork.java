package dev.landbridge.registry.webhook;

import dev.landbridge.kit.lease.Claim;
import dev.landbridge.kit.lease.WorkHandler;
import dev.landbridge.kit.lease.WorkOutcome;
import dev.landbridge.kit.lease.WorkQueue;
import dev.landbridge.registry.event.RegistryEvents;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** One attempt to deliver one event; what failed is tried again later, ever more slowly, until it is given up. */
@ApplicationScoped
class DeliveryWork implements WorkHandler {
    static final String KIND = "webhook-delivery";
    private static final String USER_AGENT = "Landbridge-Webhooks/1";

    private final WebhookStore store;
    private final RegistryEvents events;
    private final SecretBox box;
    private final WebhookSender sender;
    private final WebhookConfig config;
    private final WorkQueue queue;
    private final MeterRegistry metrics;
    private final Clock clock;

    DeliveryWork(
            WebhookStore store,
            RegistryEvents events,
            SecretBox box,
            WebhookSender sender,
            WebhookConfig config,
            WorkQueue queue,
            MeterRegistry metrics,
            Clock clock) {
        this.store = store;
        this.events = events;
        this.box = box;
        this.sender = sender;
        this.config = config;
        this.queue = queue;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public int concurrency() {
        return 4;
    }

    @Override
    public WorkOutcome handle(Claim claim) throws InterruptedException {
        Optional<Job> job = QuarkusTransaction.requiringNew().call(() -> job(claim));
        if (job.isEmpty()) {
            return WorkOutcome.done();
        }
        WebhookSender.Outcome outcome = attempt(job.get());
        metrics.counter("landbridge_registry_webhook_attempts", "result", outcome.accepted() ? "accepted" : "failed")
                .increment();
        return QuarkusTransaction.requiringNew().call(() -> conclude(claim, job.get(), outcome));
    }

    private Optional<Job> job(Claim claim) {
        return store.delivery(claim.team(), claim.subjectId())
                .filter(delivery -> delivery.state() == Delivery.State.PENDING)
                .flatMap(delivery -> store.find(claim.team(), delivery.webhookId())
                        .map(webhook -> new Job(
                                delivery,
                                webhook,
                                box.open(webhook.id(), store.sealedSecret(claim.team(), webhook.id()))
                                        .orElse(null),
                                events.body(claim.team(), delivery.eventId()))));
    }

    private WebhookSender.Outcome attempt(Job job) throws InterruptedException {
        if (!job.webhook().enabled() && !job.delivery().event().equals("ping")) {
            return new WebhookSender.Outcome(null, "the webhook is disabled");
        }
        if (job.secret() == null) {
            return new WebhookSender.Outcome(
                    null, "the secret was sealed with another key; give the webhook a new one");
        }
        long seconds = clock.instant().getEpochSecond();
        String id = job.delivery().eventId();
        Map<String, String> headers = Map.of(
                "Content-Type",
                "application/json",
                "User-Agent",
                USER_AGENT,
                "webhook-id",
                id,
                "webhook-timestamp",
                String.valueOf(seconds),
                "webhook-signature",
                job.secret().sign(id, seconds, job.body()));
        return sender.send(WebhookTarget.parse(job.webhook().url()), headers, job.body());
    }

    private WorkOutcome conclude(Claim claim, Job job, WebhookSender.Outcome outcome) {
        queue.verify(claim);
        int attempts = job.delivery().attempts() + 1;
        boolean givenUp = outcome.gone()
                || attempts >= config.maxAttempts()
                || !job.webhook().enabled();
        if (outcome.accepted() || givenUp) {
            Delivery.State state = outcome.accepted() ? Delivery.State.DELIVERED : Delivery.State.FAILED;
            store.attempted(after(job, state, attempts, outcome, null, clock.instant()));
            return WorkOutcome.done();
        }
        Duration delay = delay(attempts);
        store.attempted(after(
                job, Delivery.State.PENDING, attempts, outcome, clock.instant().plus(delay), null));
        return WorkOutcome.again(delay);
    }

    private Duration delay(int attempts) {
        double seconds = config.retryDelay().toMillis() * Math.pow(3, Math.min(attempts - 1, 20));
        return Duration.ofMillis((long) Math.min(seconds, config.maxRetryDelay().toMillis()));
    }

    private static Delivery after(
            Job job, Delivery.State state, int attempts, WebhookSender.Outcome outcome, Instant nextTry, Instant end) {
        Delivery before = job.delivery();
        return new Delivery(
                before.id(),
                before.webhookId(),
                before.eventId(),
                before.event(),
                state,
                attempts,
                outcome.status(),
                outcome.words(),
                nextTry,
                before.createdAt(),
                end);
    }

    private record Job(Delivery delivery, Webhook webhook, WebhookSecret secret, String body) {}
}
