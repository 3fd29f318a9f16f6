package dev.landbridge.eval.endpoint;

import dev.landbridge.eval.inference.Target;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.audit.AuditLog;
import dev.landbridge.kit.audit.Subject;
import dev.landbridge.kit.id.Ids;
import dev.landbridge.kit.page.Page;
import dev.landbridge.kit.page.PageRequest;
import dev.landbridge.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Foreign servers of a team. */
@ApplicationScoped
public class Endpoints {
    private final EndpointStore store;
    private final AllowedHosts hosts;
    private final ApiKeySeal seal;
    private final EndpointProbe probe;
    private final AuditLog audit;
    private final Clock clock;

    Endpoints(
            EndpointStore store,
            AllowedHosts hosts,
            ApiKeySeal seal,
            EndpointProbe probe,
            AuditLog audit,
            Clock clock) {
        this.store = store;
        this.hosts = hosts;
        this.seal = seal;
        this.probe = probe;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    Endpoint add(String team, Actor actor, EndpointRequest request) {
        if (!request.chat() && !request.completions()) {
            throw Problem.invalid("chat", "or completions must be true, or there is nothing to ask");
        }
        EndpointEntity entity = new EndpointEntity();
        entity.id = Ids.next("endp");
        entity.team = team;
        entity.name = request.name();
        entity.baseUrl = hosts.check(request.baseUrl());
        entity.model = request.model();
        entity.chat = request.chat();
        entity.completions = request.completions();
        entity.tokenizer = request.tokenizer();
        entity.createdAt = clock.instant();
        entity.createdBy = actor.name();
        if (request.apiKey() != null && !request.apiKey().isEmpty()) {
            entity.sealedKey = seal.seal(entity.id, request.apiKey());
        }
        store.add(entity);
        audit.record(team, actor, "endpoint.add", subject(entity.id), facts(entity));
        return Endpoint.of(entity);
    }

    @Transactional
    Endpoint get(String team, String id) {
        return Endpoint.of(find(team, id));
    }

    @Transactional
    Page<Endpoint> list(String team, PageRequest page) {
        return store.newestFirst(team, page).map(Endpoint::of);
    }

    @Transactional
    void delete(String team, Actor actor, String id) {
        EndpointEntity entity = find(team, id);
        store.remove(entity);
        audit.record(team, actor, "endpoint.delete", subject(id), facts(entity));
    }

    /** Outside of a transaction: the server may take its time. */
    Endpoint probe(String team, String id) throws InterruptedException {
        EndpointEntity entity = find(team, id);
        EndpointProbe.Result result = probe.ask(target(entity), entity.chat, entity.completions);
        store.probed(team, id, result, clock.instant());
        return Endpoint.of(find(team, id));
    }

    /** Whom to ask questions; refused when it cannot answer any, or when its host is no longer allowed. */
    public Target chat(String team, String id) {
        EndpointEntity entity = find(team, id);
        if (!entity.chat) {
            throw Problem.conflict("The endpoint '" + entity.name + "' answers no chat requests.");
        }
        return target(entity);
    }

    public boolean hasCompletions(String team, String id) {
        return find(team, id).completions;
    }

    /** Refused when it cannot be asked. */
    public void require(String team, String id, boolean chat) {
        if (chat || !find(team, id).completions) {
            chat(team, id);
        } else {
            completions(team, id);
        }
    }

    /** Whom to ask for log-probabilities; refused when it has none. */
    public Target completions(String team, String id) {
        EndpointEntity entity = find(team, id);
        if (!entity.completions) {
            throw Problem.conflict("The endpoint '" + entity.name + "' answers no completion requests.");
        }
        return target(entity);
    }

    private Target.Foreign target(EndpointEntity entity) {
        hosts.check(entity.baseUrl);
        Optional<String> key = Optional.ofNullable(entity.sealedKey)
                .map(
                        stored -> seal.open(entity.id, stored)
                                .orElseThrow(
                                        () -> Problem.conflict(
                                                "The API key of the endpoint '" + entity.name
                                                        + "' was encrypted with a key that this installation no longer has; add the endpoint again.")));
        return new Target.Foreign(entity.id, entity.team, entity.baseUrl, entity.model, key);
    }

    private EndpointEntity find(String team, String id) {
        return store.find(team, id).orElseThrow(() -> Problem.notFound("endpoint", id));
    }

    private static Subject subject(String id) {
        return new Subject("endpoint", id);
    }

    private static Map<String, String> facts(EndpointEntity entity) {
        return Map.of("name", entity.name, "base_url", entity.baseUrl, "model", entity.model);
    }
}
