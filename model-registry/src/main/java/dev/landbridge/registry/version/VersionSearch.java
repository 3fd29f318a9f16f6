package dev.landbridge.registry.version;

import dev.landbridge.kit.page.Page;
import dev.landbridge.registry.alias.Alias;
import dev.landbridge.registry.alias.Aliases;
import dev.landbridge.registry.model.Model;
import dev.landbridge.registry.search.Query;
import dev.landbridge.registry.search.SqlSearch;
import dev.landbridge.registry.tag.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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
        Map<String, List<Alias>> aliasesOf = aliases.ofModels(
                team,
                found.rows().stream().map(VersionSummary::model).distinct().toList());
        return new Page<>(complete(team, aliasesOf, found.rows()), found.nextPageToken());
    }

    /** The newest version of each model and those that these of its aliases name, newest first. */
    @Transactional
    public List<VersionSummary> newest(String team, Collection<Model> models, Collection<String> aliasNames) {
        Map<String, List<Alias>> aliasesOf =
                models.stream().collect(Collectors.toMap(Model::name, Model::aliases, (one, same) -> one));
        List<String> namedModels = new ArrayList<>();
        List<Integer> named = new ArrayList<>();
        aliasesOf.forEach((model, known) -> known.stream()
                .filter(alias -> aliasNames.contains(alias.name()))
                .forEach(alias -> {
                    namedModels.add(model);
                    named.add(alias.version());
                }));
        return complete(
                team,
                aliasesOf,
                store.newest(
                        team,
                        aliasesOf.keySet(),
                        namedModels,
                        named.stream().mapToInt(Integer::intValue).toArray()));
    }

    private List<VersionSummary> complete(String team, Map<String, List<Alias>> aliasesOf, List<VersionSummary> rows) {
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
