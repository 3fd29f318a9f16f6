package dev.landbridge.registry.hub;

import dev.landbridge.kit.audit.Actor;
import dev.landbridge.registry.blob.FileRef;
import dev.landbridge.registry.version.ModelVersion;
import dev.landbridge.registry.version.ModelVersions;
import dev.landbridge.registry.version.Registrar;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Commits: all of it or nothing becomes the next version, and the same commit sent twice counts once. */
@ApplicationScoped
class HubCommits {
    private final HubRevisions revisions;
    private final Registrar registrar;
    private final HubChanges changes;
    private final HubStore store;
    private final Clock clock;

    HubCommits(HubRevisions revisions, Registrar registrar, HubChanges changes, HubStore store, Clock clock) {
        this.revisions = revisions;
        this.registrar = registrar;
        this.changes = changes;
        this.store = store;
        this.clock = clock;
    }

    /** Makes the next version from the head of the branch; the head itself when the commit changes nothing. */
    @Transactional
    HubRevision commit(HubRepo repo, Actor actor, String branch, HubCommit.Wish wish) {
        store.lock(repo);
        HubRevision head = head(repo, branch);
        if (isRepeated(repo, head, wish)) {
            return head;
        }
        if (wish.parent() != null && !head.sha().equals(wish.parent())) {
            throw HubError.of(
                    412,
                    "The parent commit " + wish.parent() + " is not the head of '" + branch + "' any more, which is "
                            + head.sha() + ". Look at what changed and commit again.");
        }
        List<FileRef> files = changes.apply(repo.team(), head, wish);
        if (files.equals(head.files())) {
            return head;
        }
        if (files.isEmpty()) {
            throw HubError.of(
                    400, "A commit must leave at least one file. To take everything away, delete the repository.");
        }
        ModelVersion version = registrar.register(
                repo.team(),
                actor,
                new ModelVersions.NewVersion(repo.name(), files, null, null, description(wish), null),
                null);
        store.add(
                repo,
                new HubCommit(version.version(), branch, head.version(), wish.title(), wish.message(), actor.name()));
        if (!branch.equals(HubCommit.MAIN)) {
            store.put(repo, new HubStore.Ref(branch, HubRefs.BRANCH, version.version()), clock.instant(), actor.name());
        }
        return HubRevision.of(version);
    }

    private HubRevision head(HubRepo repo, String branch) {
        if (branch.equals(HubCommit.MAIN)) {
            return revisions.main(repo);
        }
        boolean known = store.ref(repo, branch)
                .filter(ref -> ref.kind().equals(HubRefs.BRANCH))
                .isPresent();
        if (!known) {
            HubRevision found = revisions.require(repo, branch);
            throw HubError.of(
                    400,
                    "'" + branch + "' names " + (found.version() == 0 ? "the beginning" : "version " + found.version())
                            + " and is no branch. Commit to 'main' or to a branch, then move the name.");
        }
        return revisions.require(repo, branch);
    }

    /** Whether the head is what this very commit made, sent again because its answer was lost. */
    private boolean isRepeated(HubRepo repo, HubRevision head, HubCommit.Wish wish) {
        Optional<HubCommit> last = store.commit(repo, head.version())
                .filter(commit ->
                        commit.title().equals(wish.title()) && commit.message().equals(wish.message()));
        Optional<HubRevision> before = last.flatMap(commit -> revisions.version(repo, commit.parentVersion()));
        boolean sameParent = before.isPresent()
                && (wish.parent() == null || before.get().sha().equals(wish.parent()));
        return sameParent && wish.operations().stream().allMatch(operation -> HubChanges.holds(head, operation));
    }

    private static String description(HubCommit.Wish wish) {
        return wish.message().isEmpty() ? wish.title() : wish.title() + "\n\n" + wish.message();
    }
}
