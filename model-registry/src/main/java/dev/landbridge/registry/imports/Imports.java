package dev.landbridge.registry.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.audit.AuditLog;
import dev.landbridge.kit.audit.Subject;
import dev.landbridge.kit.id.Ids;
import dev.landbridge.kit.idempotency.IdempotencyKeys;
import dev.landbridge.kit.lease.Claim;
import dev.landbridge.kit.lease.WorkQueue;
import dev.landbridge.kit.page.Page;
import dev.landbridge.kit.page.PageRequest;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.registry.model.Models;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Versions that are fetched from Hugging Face or ModelScope endpoints. */
@ApplicationScoped
public class Imports {
    private static final Pattern REPO = Pattern.compile("[\\w.-]{1,96}(/[\\w.-]{1,96})?");
    private static final Pattern REVISION = Pattern.compile("[\\w./-]{1,200}");

    /** Wish for an import; null fields take the defaults. */
    public record NewImport(
            SourceKind source,
            String endpoint,
            String repo,
            String revision,
            String model,
            String token,
            Map<String, String> facts) {}

    private final ImportStore store;
    private final ImportConfig config;
    private final AllowedHosts hosts;
    private final SourceTokens tokens;
    private final WorkQueue queue;
    private final IdempotencyKeys keys;
    private final AuditLog audit;
    private final ObjectMapper json;
    private final Clock clock;

    Imports(
            ImportStore store,
            ImportConfig config,
            AllowedHosts hosts,
            SourceTokens tokens,
            WorkQueue queue,
            IdempotencyKeys keys,
            AuditLog audit,
            ObjectMapper json,
            Clock clock) {
        this.store = store;
        this.config = config;
        this.hosts = hosts;
        this.tokens = tokens;
        this.queue = queue;
        this.keys = keys;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    @Transactional
    public Import start(String team, Actor actor, NewImport wish, String idempotencyKey) {
        String endpoint = requireEndpoint(wish);
        require(REPO, "repo", wish.repo(), "must be namespace/name");
        String revision = wish.revision() == null ? wish.source().defaultRevision() : wish.revision();
        require(REVISION, "revision", revision, "must be a branch, tag or commit");
        Models.requireName(wish.model());
        String id = Ids.next("imp");
        // the token is left out: a repeated request may carry a renewed one
        String content = String.join("|", wish.source().name(), endpoint, wish.repo(), revision, wish.model());
        Optional<String> earlier = keys.claim(team, "import", idempotencyKey, content, id);
        if (earlier.isPresent()) {
            return get(team, earlier.get());
        }
        ImportEntity entity = new ImportEntity();
        entity.id = id;
        entity.team = team;
        entity.source = wish.source();
        entity.endpoint = endpoint;
        entity.repo = wish.repo();
        entity.revision = revision;
        entity.model = wish.model();
        entity.sealedToken = tokens.seal(id, wish.token());
        entity.facts = write(wish.facts() == null ? Map.of() : new TreeMap<>(wish.facts()));
        entity.state = ImportState.QUEUED;
        entity.message = "";
        entity.createdAt = clock.instant();
        entity.createdBy = actor.id();
        entity.createdByName = actor.name();
        store.persistAndFlush(entity);
        audit.record(
                team,
                actor,
                "start-import",
                new Subject("import", id),
                Map.of("source", endpoint, "repo", wish.repo(), "revision", revision, "model", wish.model()));
        queue.enqueue(ImportWork.KIND, id, team);
        return Import.of(entity);
    }

    @Transactional
    public Import get(String team, String id) {
        return Import.of(require(team, id));
    }

    @Transactional
    public Page<Import> list(String team, PageRequest page) {
        return Page.ofOverfetched(store.page(team, page.after().orElse("~"), page.size() + 1), page, row -> row.id)
                .map(Import::of);
    }

    /** The worker stops at its next part and lets go of what it fetched. */
    @Transactional
    public Import cancel(String team, Actor actor, String id) {
        ImportEntity entity = store.lock(team, id).orElseThrow(() -> Problem.notFound("import", id));
        if (entity.state == ImportState.CANCELLED) {
            return Import.of(entity);
        }
        if (entity.state.ended()) {
            throw Problem.conflict("The import has ended already: " + entity.state + ".");
        }
        end(entity, ImportState.CANCELLED, "cancelled by " + actor.name());
        audit.record(team, actor, "cancel-import", new Subject("import", id), Map.of());
        queue.enqueue(ImportWork.KIND, id, team);
        return Import.of(entity);
    }

    /** What the worker needs to know, with the token open. */
    @Transactional
    ImportJob job(Claim claim) {
        ImportEntity entity = require(claim.team(), claim.subjectId());
        return new ImportJob(
                Import.of(entity),
                tokens.open(entity.id, entity.sealedToken),
                read(entity.facts),
                new Actor(entity.createdBy, entity.createdByName),
                entity.failures,
                store.files(entity.id));
    }

    /** Writes what the worker learned, if the claim is still its own and nobody ended the import meanwhile. */
    @Transactional
    boolean write(Claim claim, Consumer<ImportEntity> change) {
        queue.verify(claim);
        ImportEntity entity = store.lock(claim.team(), claim.subjectId())
                .orElseThrow(() -> Problem.notFound("import", claim.subjectId()));
        if (entity.state.ended()) {
            return false;
        }
        change.accept(entity);
        return true;
    }

    /** The same, also for an import that has ended: cleaning up. */
    @Transactional
    void fenced(Claim claim, Runnable change) {
        queue.verify(claim);
        change.run();
    }

    void end(ImportEntity entity, ImportState state, String message) {
        entity.state = state;
        entity.message = message;
        entity.finishedAt = clock.instant();
        entity.sealedToken = null;
    }

    private String requireEndpoint(NewImport wish) {
        String fallback = wish.source() == SourceKind.HUGGINGFACE ? config.huggingface() : config.modelscope();
        String endpoint = wish.endpoint() == null || wish.endpoint().isBlank()
                ? fallback
                : wish.endpoint().strip();
        try {
            if (hosts.allow(URI.create(endpoint))) {
                return endpoint;
            }
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("endpoint", "must be an address like https://huggingface.co");
        }
        throw Problem.invalid(
                "endpoint",
                "must be of a host that this installation imports from: " + hosts
                        + "; an operator can add others (landbridge.imports.hosts)");
    }

    private static void require(Pattern pattern, String field, String value, String rule) {
        if (value == null || !pattern.matcher(value).matches() || value.contains("..")) {
            throw Problem.invalid(field, rule);
        }
    }

    private ImportEntity require(String team, String id) {
        return store.find(team, id).orElseThrow(() -> Problem.notFound("import", id));
    }

    private String write(Map<String, String> facts) {
        try {
            return json.writeValueAsString(facts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, String> read(String facts) {
        try {
            return json.readValue(facts, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    List<ImportFile> files(Claim claim) {
        return job(claim).files();
    }
}
