package dev.landbridge.registry.hub;

import dev.landbridge.kit.problem.Problem;
import dev.landbridge.kit.problem.ProblemType;
import dev.landbridge.registry.alias.Alias;
import dev.landbridge.registry.alias.Aliases;
import dev.landbridge.registry.version.ModelVersions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The states of a repository and their names: {@code main} is the newest version, {@code v3} the third, a 40 digit
 * commit, an alias (also as {@code @production}), a branch or a tag.
 */
@ApplicationScoped
class HubRevisions {
    static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");
    static final Pattern NUMBER = Pattern.compile("v([1-9]\\d{0,8})");
    private static final Pattern PREFIX = Pattern.compile("^(refs/heads/|refs/tags/|@)");

    private final ModelVersions versions;
    private final Aliases aliases;
    private final HubStore store;

    HubRevisions(ModelVersions versions, Aliases aliases, HubStore store) {
        this.versions = versions;
        this.aliases = aliases;
        this.store = store;
    }

    @Transactional
    HubRevision require(HubRepo repo, String revision) {
        return find(repo, revision).orElseThrow(() -> HubError.noRevision(repo.id(), revision));
    }

    @Transactional
    Optional<HubRevision> find(HubRepo repo, String revision) {
        String name = PREFIX.matcher(revision).replaceFirst("");
        if (name.equals(HubCommit.MAIN) || name.equals("HEAD")) {
            return Optional.of(main(repo));
        }
        if (COMMIT.matcher(name).matches()) {
            return name.equals(repo.rootSha())
                    ? Optional.of(HubRevision.beginning(repo))
                    : versions.byCommit(repo.team(), repo.name(), name).map(HubRevision::of);
        }
        Matcher number = NUMBER.matcher(name);
        if (number.matches()) {
            return version(repo, Integer.parseInt(number.group(1)));
        }
        return aliases.of(repo.team(), repo.name()).stream()
                .filter(alias -> alias.name().equals(name))
                .findFirst()
                .map(Alias::version)
                .or(() -> store.ref(repo, name).map(HubStore.Ref::version))
                .flatMap(version -> version(repo, version));
    }

    @Transactional
    HubRevision main(HubRepo repo) {
        return versions.newestBut(repo.team(), repo.name(), store.besideMain(repo))
                .map(HubRevision::of)
                .orElseGet(() -> HubRevision.beginning(repo));
    }

    /** The state with this number; empty when it was deleted or never there. */
    @Transactional
    Optional<HubRevision> version(HubRepo repo, int version) {
        if (version == 0) {
            return Optional.of(HubRevision.beginning(repo));
        }
        try {
            return Optional.of(HubRevision.of(versions.get(repo.team(), repo.name(), version)));
        } catch (Problem absent) {
            if (absent.type() != ProblemType.NOT_FOUND) {
                throw absent;
            }
            return Optional.empty();
        }
    }

    /** How this state came about. */
    @Transactional
    HubCommit commit(HubRepo repo, HubRevision revision) {
        if (revision.version() == 0) {
            return new HubCommit(
                    0,
                    HubCommit.MAIN,
                    -1,
                    "Create " + repo.id(),
                    "",
                    repo.model().createdBy());
        }
        return store.commit(repo, revision.version()).orElseGet(() -> {
            String description = revision.content().orElseThrow().description();
            return new HubCommit(
                    revision.version(),
                    HubCommit.MAIN,
                    previousOnMain(repo, revision.version()),
                    "Register version " + revision.version(),
                    description == null ? "" : description,
                    revision.content().orElseThrow().createdBy());
        });
    }

    /** From this state back to the beginning, newest first, at most so many. */
    @Transactional
    List<HubRevision> history(HubRepo repo, HubRevision from, int limit) {
        List<HubRevision> found = new ArrayList<>();
        Optional<HubRevision> next = Optional.of(from);
        while (next.isPresent() && found.size() < limit) {
            found.add(next.get());
            next = before(repo, next.get());
        }
        return found;
    }

    private Optional<HubRevision> before(HubRepo repo, HubRevision revision) {
        int parent = commit(repo, revision).parentVersion();
        while (parent > 0) {
            Optional<HubRevision> found = version(repo, parent);
            if (found.isPresent()) {
                return found;
            }
            parent = previousOnMain(repo, parent);
        }
        return parent == 0 ? version(repo, 0) : Optional.empty();
    }

    private int previousOnMain(HubRepo repo, int version) {
        List<Integer> beside = store.besideMain(repo);
        int previous = version - 1;
        while (beside.contains(previous)) {
            previous--;
        }
        return previous;
    }
}
