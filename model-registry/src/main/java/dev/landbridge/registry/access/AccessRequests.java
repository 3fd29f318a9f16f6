package dev.landbridge.registry.access;

import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.audit.AuditLog;
import dev.landbridge.kit.audit.Subject;
import dev.landbridge.kit.id.Ids;
import dev.landbridge.kit.page.Page;
import dev.landbridge.kit.page.PageRequest;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.registry.model.Models;
import dev.landbridge.registry.model.Visibility;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who was let in to which gated model. */
@ApplicationScoped
public class AccessRequests {
    /** Whoever wants to read a gated model, and in whose name. */
    public record Requester(Actor actor, String team) {}

    private final AccessRequestStore store;
    private final Models models;
    private final AuditLog audit;
    private final Clock clock;

    AccessRequests(AccessRequestStore store, Models models, AuditLog audit, Clock clock) {
        this.store = store;
        this.models = models;
        this.audit = audit;
        this.clock = clock;
    }

    /** Asks; repeating an open or accepted request is harmless, and after a refusal it asks once more. */
    @Transactional
    public AccessRequest ask(String team, String model, Requester requester, String message) {
        requireGated(team, model);
        String subject = requester.actor().id();
        AccessRequest request = request(team, model, requester, message, AccessRequest.State.PENDING);
        boolean asked =
                store.add(request) || store.reopen(team, model, subject, request.message(), request.createdAt());
        if (asked) {
            audit.record(team, requester.actor(), "request-access", new Subject("model", model), Map.of());
        }
        return store.of(team, model, subject).orElseThrow();
    }

    @Transactional
    public AccessRequest decide(String team, Actor actor, String id, AccessRequest.State state, String comment) {
        if (!store.decide(team, id, state, comment == null ? "" : comment, clock.instant(), actor.name())) {
            throw Problem.notFound("access request", id);
        }
        AccessRequest decided = store.find(team, id).orElseThrow();
        audit.record(
                team,
                actor,
                "decide-access",
                new Subject("model", decided.model()),
                Map.of("request", id, "requested_by", decided.user(), "state", state.name()));
        return decided;
    }

    /** Decides on the newest request of a person known by login name. */
    @Transactional
    public AccessRequest decideByName(
            String team, Actor actor, String model, String name, AccessRequest.State state, String comment) {
        AccessRequest request = List.of(AccessRequest.State.values()).stream()
                .flatMap(known -> store.ofModel(team, model, known).stream())
                .filter(candidate -> candidate.user().equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("access request of", name));
        return decide(team, actor, request.id(), state, comment);
    }

    @Transactional
    public boolean letIn(String team, String model, String subject) {
        return store.of(team, model, subject)
                .filter(request -> request.state() == AccessRequest.State.APPROVED)
                .isPresent();
    }

    @Transactional
    public Optional<AccessRequest> of(String team, String model, String subject) {
        return store.of(team, model, subject);
    }

    @Transactional
    public List<AccessRequest> ofModel(String team, String model, AccessRequest.State state) {
        models.get(team, model);
        return store.ofModel(team, model, state);
    }

    /** Requests for this team's models and those that this person made. */
    @Transactional
    public Page<AccessRequest> list(String team, String subject, PageRequest page) {
        return Page.ofOverfetched(
                store.page(team, subject, page.after().orElse("~"), page.size() + 1), page, AccessRequest::id);
    }

    private AccessRequest request(
            String team, String model, Requester requester, String message, AccessRequest.State state) {
        return new AccessRequest(
                Ids.next("acc"),
                team,
                model,
                requester.actor().id(),
                requester.actor().name(),
                requester.team(),
                message == null ? "" : message,
                state,
                "",
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                null,
                null);
    }

    // A model that is not open to others is not there for them, hence the same answer as for an unknown one.
    private void requireGated(String team, String model) {
        if (!models.get(team, model).model().visibility().equals(Visibility.GATED)) {
            throw Problem.notFound("gated model", team + "/" + model);
        }
    }
}
