package dev.landbridge.registry.waiver;

import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.audit.AuditLog;
import dev.landbridge.kit.audit.Subject;
import dev.landbridge.kit.id.Ids;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.registry.lock.DecisionLocks;
import dev.landbridge.registry.policy.Policies;
import dev.landbridge.registry.policy.PolicyDocument;
import dev.landbridge.registry.policy.PolicyInForce;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** Waived requirements: with a reason, an end and a name, and never for ever. */
@ApplicationScoped
public class Waivers {
    /** Wish for a waiver. */
    public record NewWaiver(String alias, String chip, String requirement, String reason, Instant until) {}

    private final WaiverStore store;
    private final Policies policies;
    private final DecisionLocks locks;
    private final AuditLog audit;
    private final Clock clock;

    Waivers(WaiverStore store, Policies policies, DecisionLocks locks, AuditLog audit, Clock clock) {
        this.store = store;
        this.policies = policies;
        this.locks = locks;
        this.audit = audit;
        this.clock = clock;
    }

    /** Records the waiver if the policy in force lets this requirement be waived. */
    @Transactional
    public Waiver grant(String team, Actor actor, String model, int version, NewWaiver wish) {
        locks.model(team, model);
        PolicyDocument policy = policies.of(team, model, wish.alias())
                .map(PolicyInForce::document)
                .orElseThrow(() -> Problem.invalid("alias", "'" + wish.alias() + "' has no policy, nothing to waive"));
        if (!policy.waivable().contains(wish.requirement())) {
            throw Problem.invalid(
                    "requirement",
                    "'" + wish.requirement() + "' cannot be waived for '" + wish.alias() + "'; "
                            + (policy.waivable().isEmpty()
                                    ? "nothing can"
                                    : "only " + String.join(", ", policy.waivable()) + " can"));
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant latest = now.plus(Duration.ofDays(policy.waiverMaxDays()));
        if (!wish.until().isAfter(now) || wish.until().isAfter(latest)) {
            throw Problem.invalid(
                    "until", "must be in the future and at most " + policy.waiverMaxDays() + " days away");
        }
        Waiver waiver = new Waiver(
                Ids.next("wvr"),
                team,
                model,
                version,
                wish.alias(),
                wish.chip(),
                wish.requirement(),
                wish.reason(),
                wish.until().truncatedTo(ChronoUnit.MICROS),
                actor.id(),
                actor.name(),
                now,
                null,
                null);
        store.add(waiver);
        audit.record(
                team,
                actor,
                "grant-waiver",
                new Subject("model-version", model + "/" + version),
                Map.of(
                        "waiver",
                        waiver.id(),
                        "alias",
                        wish.alias(),
                        "chip",
                        wish.chip(),
                        "requirement",
                        wish.requirement(),
                        "reason",
                        wish.reason(),
                        "until",
                        wish.until().toString()));
        return waiver;
    }

    /** Ends the waiver now; it stays in the record. */
    @Transactional
    public void revoke(String team, Actor actor, String model, int version, String id) {
        locks.model(team, model);
        Waiver waiver = store.find(team, id)
                .filter(found -> found.model().equals(model) && found.version() == version)
                .orElseThrow(() -> Problem.notFound("waiver", id));
        if (waiver.revokedAt() != null) {
            return;
        }
        store.revoke(team, id, actor.name(), clock.instant());
        audit.record(
                team,
                actor,
                "revoke-waiver",
                new Subject("model-version", model + "/" + version),
                Map.of("waiver", id, "requirement", waiver.requirement()));
    }

    /** Newest first, ended ones included. */
    @Transactional
    public List<Waiver> of(String team, String model, int version) {
        return store.of(team, model, version);
    }
}
