package dev.landbridge.registry.hub;

import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.audit.AuditLog;
import dev.landbridge.kit.audit.Subject;
import dev.landbridge.registry.alias.Alias;
import dev.landbridge.registry.alias.Aliases;
import dev.landbridge.registry.policy.Policies;
import dev.landbridge.registry.promotion.Promotions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Branches and tags. A tag is an alias wherever its name can be one, and so is a branch that is called like an alias:
 * both move through the release gate.
 */
@ApplicationScoped
class HubRefs {
    static final String BRANCH = "branch";
    static final String TAG = "tag";

    private static final Pattern ALIAS = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,127}");

    private final HubRevisions revisions;
    private final HubStore store;
    private final Aliases aliases;
    private final Promotions promotions;
    private final Policies policies;
    private final AuditLog audit;
    private final Clock clock;

    HubRefs(
            HubRevisions revisions,
            HubStore store,
            Aliases aliases,
            Promotions promotions,
            Policies policies,
            AuditLog audit,
            Clock clock) {
        this.revisions = revisions;
        this.store = store;
        this.aliases = aliases;
        this.promotions = promotions;
        this.policies = policies;
        this.audit = audit;
        this.clock = clock;
    }

    void tag(HubRepo repo, Actor actor, String name, String revision) {
        requireFree(name);
        HubRevision target = revisions.require(repo, revision);
        if (ALIAS.matcher(name).matches()) {
            promote(repo, actor, name, target);
        } else {
            create(repo, actor, new HubStore.Ref(name, TAG, target.version()), false);
        }
    }

    void branch(HubRepo repo, Actor actor, String name, HubRevision start, boolean overwrite) {
        requireFree(name);
        boolean speaksOfRelease = alias(repo, name).isPresent()
                || ALIAS.matcher(name).matches()
                        && policies.of(repo.team(), repo.name(), name).isPresent();
        if (speaksOfRelease) {
            promote(repo, actor, name, start);
        } else {
            create(repo, actor, new HubStore.Ref(name, BRANCH, start.version()), overwrite);
        }
    }

    @Transactional
    void delete(HubRepo repo, Actor actor, String name, String kind) {
        if (name.equals(HubCommit.MAIN)) {
            throw HubError.of(403, "The branch 'main' stays.");
        }
        if (store.delete(repo, name, kind)) {
            record(repo, actor, "delete-" + kind, name);
            return;
        }
        if (alias(repo, name).isPresent()) {
            throw HubError.of(
                    409,
                    "'" + name + "' is an alias. It moves when it is set to another version, and goes with the model.");
        }
        throw HubError.noRevision(repo.id(), name);
    }

    private void promote(HubRepo repo, Actor actor, String name, HubRevision target) {
        if (target.version() == 0) {
            throw HubError.of(400, "'" + repo.id() + "' has no version that '" + name + "' could name. Upload first.");
        }
        if (alias(repo, name)
                .filter(alias -> alias.version() == target.version())
                .isPresent()) {
            throw HubError.of(409, "'" + name + "' names version " + target.version() + " already.");
        }
        promotions.promote(new Promotions.Wish(repo.team(), repo.name(), target.version(), name, null), actor);
    }

    @Transactional
    void create(HubRepo repo, Actor actor, HubStore.Ref ref, boolean overwrite) {
        store.lock(repo);
        if (!overwrite && store.ref(repo, ref.name()).isPresent()) {
            throw HubError.of(409, "There is a " + ref.kind() + " '" + ref.name() + "' already.");
        }
        store.put(repo, ref, clock.instant(), actor.name());
        record(repo, actor, "create-" + ref.kind(), ref.name());
    }

    private Optional<Alias> alias(HubRepo repo, String name) {
        return aliases.of(repo.team(), repo.name()).stream()
                .filter(alias -> alias.name().equals(name))
                .findFirst();
    }

    @Transactional
    List<HubStore.Ref> refs(HubRepo repo) {
        return store.refs(repo);
    }

    private void record(HubRepo repo, Actor actor, String action, String name) {
        audit.record(repo.team(), actor, action, new Subject("model", repo.name()), Map.of("name", name));
    }

    private static void requireFree(String name) {
        if (name.equals(HubCommit.MAIN)) {
            throw HubError.of(409, "'main' is there already: it is the newest version.");
        }
        boolean reserved = HubRevisions.COMMIT.matcher(name).matches()
                || HubRevisions.NUMBER.matcher(name).matches()
                || name.equals("HEAD")
                || name.startsWith("refs/");
        if (reserved || !NAME.matcher(name).matches() || name.contains("..")) {
            throw HubError.of(
                    400,
                    "'" + name
                            + "' cannot be given: use letters, digits, '.', '_', '-' and '/', and nothing that means a version (v3) or a commit.");
        }
    }
}
