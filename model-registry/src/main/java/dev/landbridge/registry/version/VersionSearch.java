package dev.landbridge.registry.version;

import dev.landbridge.kit.page.Page;
import dev.landbridge.registry.alias.Alias;
import dev.landbridge.registry.alias.Aliases;
import dev.landbridge.registry.search.Query;
import dev.landbridge.registry.search.SqlSearch;
import dev.landbridge.registry.tag.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Looks for versions over all models of a team, a few statements a page however long it is. */
@ApplicationScoped
public class VersionSearch {
    private final VersionSearchStore store;
    private final Aliases aliases;
    private final Tags tags;

    VersionSearch(VersionSearchStore store, Aliases aliases, Tags tags) {
        this.store = store;
        this.aliases = aliases;
        this.tags = tags;
    }

    /** The versions that fulfil every condition. */
    @Transactional
    public Page<VersionSummary> search(String team, Query query) {
        SqlSearch.Rows<VersionSummary> found = store.search(team, query);
        return new Page<>(complete(team, found.rows()), found.nextPageToken());
    }

    /** The newest version of each model and those that these aliases name, newest first. */
    @Transactional
    public List<VersionSummary> newest(String team, Collection<String> models, Collection<String> aliasNames) {
        return complete(team, store.newest(team, models, aliasNames));
    }

    private List<VersionSummary> complete(String team, List<VersionSummary> rows) {
        Map<String, List<Alias>> aliasesOf = aliases.ofModels(
                team, rows.stream().map(VersionSummary::model).distinct().toList());
        Map<String, Map<String, String>> tagsOf =
                tags.ofVersions(team, rows.stream().map(VersionSummary::id).toList());
        return rows.stream()
                .map(row -> row.with(
                        aliasesOf.getOrDefault(row.model(), List.of()).stream()
                                .filter(alias -> alias.version() == row.version())
                                .map(Alias::name)
                                .toList(),
                        tagsOf.getOrDefault(row.id(), Map.of())))
                .toList();
    }
}
