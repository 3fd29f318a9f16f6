package dev.landbridge.registry.hub;

import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.registry.blob.FileRef;
import dev.landbridge.registry.dataset.Dataset;
import dev.landbridge.registry.dataset.Datasets;
import dev.landbridge.registry.dataset.RowFiles;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The datasets of the visitor's teams as repositories; those of other teams are hidden. */
@ApplicationScoped
class HubDatasets {
    private final Datasets datasets;
    private final RowFiles rows;
    private final HubChanges changes;
    private final HubVisitor visitor;
    private final HubRepos repos;

    HubDatasets(Datasets datasets, RowFiles rows, HubChanges changes, HubVisitor visitor, HubRepos repos) {
        this.datasets = datasets;
        this.rows = rows;
        this.changes = changes;
        this.visitor = visitor;
        this.repos = repos;
    }

    /** The dataset, when the visitor may do that with it. */
    HubDataset open(String team, String name, HubRepos.Need need) {
        List<Dataset> versions = visitor.isMemberOf(team) ? datasets.history(team, name) : List.of();
        if (versions.isEmpty() && !(visitor.isMemberOf(team) && datasets.isAnnounced(team, name))) {
            throw HubError.noRepository("datasets/" + team + "/" + name);
        }
        if (need == HubRepos.Need.WRITE) {
            repos.requireRole(Role.MEMBER, team);
        }
        return new HubDataset(team, name, versions);
    }

    boolean exists(String team, String name) {
        return !datasets.history(team, name).isEmpty() || datasets.isAnnounced(team, name);
    }

    HubDataset create(String team, String name) {
        if (!visitor.isMemberOf(team)) {
            throw HubError.of(403, "You are not a member of '" + team + "', so you may not create a dataset there.");
        }
        repos.requireRole(Role.MEMBER, team);
        datasets.announce(team, visitor.actor(), name);
        return new HubDataset(team, name, List.of());
    }

    /** The newest version of each dataset of a team, in order of the names. */
    List<HubDataset> list(String team) {
        return datasets.newest(team).stream()
                .map(dataset -> new HubDataset(team, dataset.name(), List.of(dataset)))
                .toList();
    }

    /** Makes the next version; the newest one itself when the commit changes nothing. */
    HubRevision commit(HubDataset dataset, Actor actor, String branch, HubCommit.Wish wish) {
        if (!branch.equals(HubCommit.MAIN)) {
            throw HubError.of(400, "A dataset has no branches. Commit to 'main'.");
        }
        HubRevision head = dataset.main();
        List<FileRef> files = changes.apply(dataset.team(), head, wish);
        if (files.equals(head.files())) {
            return head;
        }
        if (wish.parent() != null && !head.sha().equals(wish.parent())) {
            throw HubError.of(
                    412,
                    "The parent commit " + wish.parent() + " is not the newest any more, which is " + head.sha()
                            + ". Look at what changed and commit again.");
        }
        if (files.isEmpty()) {
            throw HubError.of(400, "A commit must leave at least one file.");
        }
        List<Dataset.Split> counted = dataset.versions().stream()
                .flatMap(version -> version.splits().stream())
                .toList();
        RowFiles.Sorted sorted = rows.sort(dataset.team(), files, counted);
        String description = wish.message().isEmpty() ? wish.title() : wish.title() + "\n\n" + wish.message();
        return HubRevision.of(datasets.register(
                dataset.team(),
                actor,
                new Datasets.NewDataset(dataset.name(), description, sorted.splits(), sorted.files(), "", ""),
                head.version(),
                null));
    }
}
