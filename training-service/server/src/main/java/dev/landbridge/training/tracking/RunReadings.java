package dev.landbridge.training.tracking;

import dev.landbridge.kit.audit.Actor;
import dev.landbridge.training.experiment.TrackedExperiment;
import dev.landbridge.training.experiment.TrackedExperiments;
import dev.landbridge.training.measurement.LoggedMetric;
import dev.landbridge.training.measurement.Metrics;
import dev.landbridge.training.search.Comparison;
import dev.landbridge.training.search.Order;
import dev.landbridge.training.search.SearchGrammar;
import dev.landbridge.training.search.SearchPage;
import dev.landbridge.training.search.Vocabulary;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads runs: one, several, or those a search finds. */
@ApplicationScoped
public class RunReadings {
    private static final int MAX_SUMMARIES = 1000;

    private final TrackedRunStore store;
    private final RunSearchStore search;
    private final RunUseStore uses;
    private final Metrics metrics;
    private final TrackedExperiments experiments;
    private final SearchGrammar grammar = new SearchGrammar(Vocabulary.RUNS);

    RunReadings(
            TrackedRunStore store,
            RunSearchStore search,
            RunUseStore uses,
            Metrics metrics,
            TrackedExperiments experiments) {
        this.store = store;
        this.search = search;
        this.uses = uses;
        this.metrics = metrics;
        this.experiments = experiments;
    }

    @Transactional
    public RunContent get(String team, UUID id) {
        return contents(team, List.of(require(team, id)), metrics.latest(team, List.of(id)))
                .get(0);
    }

    @Transactional
    public TrackedRun require(String team, UUID id) {
        return store.find(team, List.of(id)).stream().findFirst().orElseThrow(() -> RunId.missing(RunId.hex(id)));
    }

    /** The team's runs among these, in the order asked for. */
    @Transactional
    public List<TrackedRun> among(String team, Collection<UUID> ids) {
        Map<UUID, TrackedRun> found =
                store.find(team, ids).stream().collect(Collectors.toMap(TrackedRun::id, run -> run));
        return ids.stream()
                .distinct()
                .filter(found::containsKey)
                .map(found::get)
                .toList();
    }

    @Transactional
    public SearchPage<TrackedRun> search(String team, Actor actor, RunSearch wanted) {
        List<Comparison> filter = grammar.filter(wanted.filter());
        List<Order> orders =
                wanted.orderBy().stream().map(grammar::order).distinct().toList();
        long offset = SearchPage.offset(wanted.pageToken());
        List<String> ids = experimentIds(team, actor, wanted.experiments());
        if (ids.isEmpty()) {
            return new SearchPage<>(List.of(), null);
        }
        return SearchPage.ofOverfetched(
                search.search(team, ids, wanted.lifecycle(), filter, orders, offset, wanted.size() + 1),
                offset,
                wanted.size());
    }

    /** Whole runs, with the newest point of every metric. */
    @Transactional
    public SearchPage<RunContent> searchWhole(String team, Actor actor, RunSearch wanted) {
        SearchPage<TrackedRun> found = search(team, actor, wanted);
        List<UUID> ids = found.items().stream().map(TrackedRun::id).toList();
        return new SearchPage<>(contents(team, found.items(), metrics.latest(team, ids)), found.nextPageToken());
    }

    /** @param latest the metrics to show, by run */
    @Transactional
    public List<RunContent> contents(String team, List<TrackedRun> runs, Map<UUID, List<LoggedMetric>> latest) {
        List<UUID> ids = runs.stream().map(TrackedRun::id).toList();
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<UUID, Map<String, String>> params = byRun(store.params(ids));
        Map<UUID, Map<String, String>> tags = byRun(store.tags(ids));
        Map<UUID, List<DatasetInput>> datasets = uses.datasets(ids);
        Map<UUID, List<ModelUse>> models = uses.models(ids);
        return runs.stream()
                .map(run -> new RunContent(
                        run,
                        latest.getOrDefault(run.id(), List.of()),
                        params.getOrDefault(run.id(), Map.of()),
                        tags.getOrDefault(run.id(), Map.of()),
                        datasets.getOrDefault(run.id(), List.of()),
                        models.getOrDefault(run.id(), List.of())))
                .toList();
    }

    /** Params of the runs, by run. */
    @Transactional
    public Map<UUID, Map<String, String>> params(Collection<UUID> ids) {
        return byRun(store.params(ids));
    }

    @Transactional
    public List<DatasetSummary> datasets(String team, Actor actor, List<String> numbers) {
        return uses.summaries(team, experimentIds(team, actor, numbers), MAX_SUMMARIES);
    }

    // an experiment that is not the team's has no runs to find
    private List<String> experimentIds(String team, Actor actor, List<String> numbers) {
        return experiments.among(team, actor, numbers).stream()
                .map(TrackedExperiment::id)
                .toList();
    }

    private static Map<UUID, Map<String, String>> byRun(List<TrackedRunStore.KeyedValue> rows) {
        Map<UUID, Map<String, String>> byRun = new HashMap<>();
        rows.forEach(row ->
                byRun.computeIfAbsent(row.runId(), id -> new LinkedHashMap<>()).put(row.key(), row.value()));
        return byRun;
    }
}
