package dev.landbridge.registry.hub;

import dev.landbridge.kit.audit.Actor;
import dev.landbridge.registry.blob.Blobs;
import dev.landbridge.registry.blob.FileRef;
import dev.landbridge.registry.version.ModelVersion;
import dev.landbridge.registry.version.ModelVersions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Commits: all of it or nothing becomes the next version, and the same commit sent twice counts once. */
@ApplicationScoped
class HubCommits {
    private final HubRevisions revisions;
    private final ModelVersions versions;
    private final Blobs blobs;
    private final HubStore store;
    private final Clock clock;

    HubCommits(HubRevisions revisions, ModelVersions versions, Blobs blobs, HubStore store, Clock clock) {
        this.revisions = revisions;
        this.versions = versions;
        this.blobs = blobs;
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
        List<FileRef> files = apply(repo, head, wish);
        if (files.equals(head.files())) {
            return head;
        }
        if (files.isEmpty()) {
            throw HubError.of(
                    400, "A commit must leave at least one file. To take everything away, delete the repository.");
        }
        ModelVersion version = versions.register(
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
        return sameParent && wish.operations().stream().allMatch(operation -> holds(head, operation));
    }

    /** Whether the state is as if the change had been made; clients leave out of a repetition what they find done. */
    private static boolean holds(HubRevision state, HubCommit.Operation operation) {
        if (operation instanceof HubCommit.Put put) {
            return state.file(put.path())
                    .filter(file -> file.sha256().equals(put.sha256()))
                    .isPresent();
        }
        boolean folder = operation instanceof HubCommit.DeleteFolder;
        return state.files().stream()
                .noneMatch(file -> file.path().equals(operation.path())
                        || folder && file.path().startsWith(folder(operation.path())));
    }

    private List<FileRef> apply(HubRepo repo, HubRevision base, HubCommit.Wish wish) {
        TreeMap<String, FileRef> files = new TreeMap<>();
        base.files().forEach(file -> files.put(file.path(), file));
        for (HubCommit.Operation operation : wish.operations()) {
            if (operation instanceof HubCommit.Put put) {
                files.put(put.path(), new FileRef(put.path(), put.sha256(), size(repo, put)));
            } else if (operation instanceof HubCommit.DeleteFile) {
                if (files.remove(operation.path()) == null) {
                    throw HubError.noEntry(operation.path(), base.sha());
                }
            } else if (!files.keySet().removeIf(path -> path.startsWith(folder(operation.path())))) {
                throw HubError.noEntry(operation.path(), base.sha());
            }
        }
        return List.copyOf(files.values());
    }

    private long size(HubRepo repo, HubCommit.Put put) {
        return blobs.find(repo.team(), put.sha256())
                .orElseThrow(() -> HubError.of(
                        400,
                        "The content of '" + put.path() + "' (" + put.sha256()
                                + ") was not uploaded. Upload it first."))
                .size();
    }

    private static String folder(String path) {
        return path.endsWith("/") ? path : path + "/";
    }

    private static String description(HubCommit.Wish wish) {
        return wish.message().isEmpty() ? wish.title() : wish.title() + "\n\n" + wish.message();
    }
}
