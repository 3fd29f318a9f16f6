package dev.landbridge.registry.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.audit.AuditLog;
import dev.landbridge.kit.audit.Subject;
import dev.landbridge.kit.etag.VersionTag;
import dev.landbridge.kit.problem.FieldError;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.registry.lock.DecisionLocks;
import dev.landbridge.registry.model.Models;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** What the aliases of a team ask: for one model, else for the whole team, else what the installation ships. */
@ApplicationScoped
public class Policies {
    private static final Pattern ALIAS = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");
    private static final int CACHED = 1000;

    private final PolicyStore store;
    private final ShippedPolicies shipped;
    private final Models models;
    private final DecisionLocks locks;
    private final AuditLog audit;
    private final ObjectMapper json;
    private final Clock clock;
    private final Map<String, CompiledPolicy> compiled = new ConcurrentHashMap<>();

    Policies(
            PolicyStore store,
            ShippedPolicies shipped,
            Models models,
            DecisionLocks locks,
            AuditLog audit,
            ObjectMapper json,
            Clock clock) {
        this.store = store;
        this.shipped = shipped;
        this.models = models;
        this.locks = locks;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /** The policy in force; empty for an alias that is free. A null model asks for the team's. */
    @Transactional
    public Optional<PolicyInForce> of(String team, String model, String alias) {
        Optional<PolicyInForce> own = model == null
                ? Optional.empty()
                : store.newest(team, model, alias).flatMap(this::inForce);
        return own.or(() -> store.newest(team, null, alias).flatMap(this::inForce))
                .or(() -> shipped(alias));
    }

    /** Those that hold for every model, then those of single models. */
    @Transactional
    public List<PolicyInForce> all(String team) {
        List<PolicyStore.Saved> saved = store.newest(team);
        TreeSet<String> aliases = new TreeSet<>(shipped.aliases());
        saved.stream().filter(one -> one.model() == null).forEach(one -> aliases.add(one.alias()));
        List<PolicyInForce> all = new ArrayList<>();
        aliases.forEach(alias -> of(team, null, alias).ifPresent(all::add));
        saved.stream()
                .filter(one -> one.model() != null)
                .forEach(one -> inForce(one).ifPresent(all::add));
        return all;
    }

    /** Counts the saves at exactly this place; 0 before the first. */
    @Transactional
    public VersionTag tag(String team, String model, String alias) {
        return new VersionTag(
                store.newest(team, model, alias).map(PolicyStore.Saved::version).orElse(0));
    }

    /** Saves a document that passes the check; the one before is kept. */
    @Transactional
    public PolicyInForce save(
            String team, Actor actor, String model, String alias, PolicyDocument document, String ifMatch) {
        requireAlias(alias);
        if (document.alias() != null && !document.alias().equals(alias)) {
            throw Problem.invalid("alias", "is '" + document.alias() + "', but the address names '" + alias + "'");
        }
        PolicyDocument named = document.under(alias);
        PolicyCheck check = check(named);
        if (!check.valid()) {
            throw Problem.invalid(check.errors().stream()
                    .map(error -> new FieldError(
                            error.requirement() == null
                                    ? error.position()
                                    : "requirements." + error.requirement() + " (" + error.position() + ")",
                            error.message()))
                    .toList());
        }
        return write(team, actor, model, alias, named, ifMatch)
                .orElseThrow(() -> new IllegalStateException("a saved policy is not in force"));
    }

    /** Takes the policy away, so that the next wider one holds. */
    @Transactional
    public void remove(String team, Actor actor, String model, String alias, String ifMatch) {
        if (store.newest(team, model, alias).map(PolicyStore.Saved::document).isEmpty()) {
            throw Problem.notFound("policy", (model == null ? "" : model + "@") + alias);
        }
        write(team, actor, model, alias, null, ifMatch);
    }

    public PolicyCheck check(PolicyDocument document) {
        return PolicyCheck.of(document);
    }

    public List<String> explain(CompiledPolicy policy) {
        return Explanation.of(policy);
    }

    private Optional<PolicyInForce> write(
            String team, Actor actor, String model, String alias, PolicyDocument document, String ifMatch) {
        if (model == null) {
            locks.team(team);
        } else {
            models.get(team, model);
            locks.model(team, model);
        }
        Optional<PolicyStore.Saved> last = store.newest(team, model, alias);
        int version = last.map(PolicyStore.Saved::version).orElse(0);
        new VersionTag(version).requireMatch(ifMatch);
        Optional<PolicyInForce> before = of(team, model, alias);
        PolicyStore.Saved saved = new PolicyStore.Saved(
                team,
                model,
                alias,
                version + 1,
                document == null ? null : text(document),
                clock.instant(),
                actor.name());
        store.add(saved);
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("version", version + 1);
        detail.put("before", before.map(PolicyInForce::document).orElse(null));
        detail.put("after", of(team, model, alias).map(PolicyInForce::document).orElse(null));
        audit.record(
                team,
                actor,
                document == null ? "remove-policy" : "save-policy",
                new Subject("policy", (model == null ? "" : model) + "@" + alias),
                detail);
        return inForce(saved);
    }

    private Optional<PolicyInForce> inForce(PolicyStore.Saved saved) {
        if (saved.document() == null) {
            return Optional.empty();
        }
        boolean team = saved.model() == null;
        return Optional.of(new PolicyInForce(
                compiled(saved),
                (team ? "team" : saved.model()) + "@" + saved.version(),
                saved.model(),
                saved.version(),
                saved.savedAt(),
                saved.savedBy()));
    }

    private Optional<PolicyInForce> shipped(String alias) {
        return shipped.of(alias)
                .map(policy -> new PolicyInForce(policy, "default@" + shipped.version(), null, 0, null, null));
    }

    // The text is the key: a save that was rolled back leaves its number to another one.
    private CompiledPolicy compiled(PolicyStore.Saved saved) {
        if (compiled.size() > CACHED) {
            compiled.clear();
        }
        return compiled.computeIfAbsent(saved.document(), text -> {
            PolicyCheck check = PolicyCheck.of(document(text));
            if (!check.valid()) {
                throw new IllegalStateException("a saved policy is no longer valid: " + check.errors());
            }
            return check.policy();
        });
    }

    private PolicyDocument document(String text) {
        try {
            return json.readValue(text, PolicyDocument.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String text(PolicyDocument document) {
        try {
            return json.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void requireAlias(String alias) {
        if (!ALIAS.matcher(alias).matches()) {
            throw Problem.invalid("alias", "must be lower-case letters, digits, '.', '_' or '-'");
        }
    }
}
