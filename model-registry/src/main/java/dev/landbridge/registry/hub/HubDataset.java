package dev.landbridge.registry.hub;

import dev.landbridge.registry.dataset.Dataset;
import dev.landbridge.registry.version.CommitSha;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/**
 * A dataset as this door shows it: a repository whose states are its versions. It has no branches, tags or aliases.
 *
 * @param versions newest first; empty before the first commit
 */
record HubDataset(String team, String name, List<Dataset> versions) {
    String id() {
        return team + "/" + name;
    }

    /** The name of the empty beginning, before the first version. */
    String rootSha() {
        return CommitSha.of("dataset/" + id(), "");
    }

    HubRevision main() {
        return versions.isEmpty() ? beginning() : HubRevision.of(versions.get(0));
    }

    HubRevision beginning() {
        Instant at = versions.isEmpty()
                ? Instant.EPOCH
                : versions.get(versions.size() - 1).createdAt();
        return new HubRevision(0, rootSha(), at, List.of(), Optional.empty());
    }

    HubRevision require(String revision) {
        return find(HubCommit.branch(revision)).orElseThrow(() -> HubError.noRevision(id(), revision));
    }

    private Optional<HubRevision> find(String name) {
        if (name.equals(HubCommit.MAIN) || name.equals("HEAD")) {
            return Optional.of(main());
        }
        if (name.equals(rootSha())) {
            return Optional.of(beginning());
        }
        Matcher number = HubRevisions.NUMBER.matcher(name);
        boolean numbered = number.matches();
        return versions.stream()
                .filter(version -> numbered
                        ? version.version() == Integer.parseInt(number.group(1))
                        : HubRevision.of(version).sha().equals(name))
                .findFirst()
                .map(HubRevision::of);
    }

    /** What the state's commit said: the first paragraph is its title. */
    HubCommit commit(HubRevision state) {
        String[] text = describe(state).split("\n\n", 2);
        return new HubCommit(
                state.version(),
                HubCommit.MAIN,
                state.version() - 1,
                text[0],
                text.length > 1 ? text[1] : "",
                version(state).map(Dataset::createdBy).orElse(""));
    }

    private String describe(HubRevision state) {
        return version(state)
                .map(version -> version.description().isBlank()
                        ? "Register version " + version.version()
                        : version.description())
                .orElse("Create datasets/" + id());
    }

    private Optional<Dataset> version(HubRevision state) {
        return versions.stream()
                .filter(version -> version.version() == state.version())
                .findFirst();
    }

    /** From this state back to the beginning. */
    List<HubRevision> history(HubRevision from) {
        return Stream.concat(
                        versions.stream()
                                .filter(version -> version.version() <= from.version())
                                .map(HubRevision::of),
                        Stream.of(beginning()))
                .toList();
    }
}
