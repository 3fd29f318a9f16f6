package dev.landbridge.training.tracking;

import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.page.Page;
import dev.landbridge.kit.page.PageRequest;
import dev.landbridge.training.experiment.Lifecycle;
import dev.landbridge.training.experiment.TrackedExperiment;
import dev.landbridge.training.experiment.TrackedExperiments;
import dev.landbridge.training.measurement.LoggedMetric;
import dev.landbridge.training.measurement.Metrics;
import dev.landbridge.training.search.SearchPage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Runs as rows of the portal's tables. */
@ApplicationScoped
public class RunTables {
    private final RunReadings runs;
    private final Metrics metrics;
    private final TrackedExperiments experiments;

    RunTables(RunReadings runs, Metrics metrics, TrackedExperiments experiments) {
        this.runs = runs;
        this.metrics = metrics;
        this.experiments = experiments;
    }

    /** @param numbers of experiments; none means all of the team */
    @Transactional
    Page<RunOverview> page(
            Caller caller,
            List<String> numbers,
            String filter,
            List<String> orderBy,
            RunColumns columns,
            PageRequest page) {
        String team = caller.team();
        Actor actor = Actor.of(caller);
        Map<String, String> names = (numbers.isEmpty()
                        ? experiments.all(team)
                        : experiments.among(team, actor, numbers))
                .stream().collect(Collectors.toMap(TrackedExperiment::number, TrackedExperiment::name));
        SearchPage<TrackedRun> found = runs.search(
                team,
                actor,
                new RunSearch(
                        List.copyOf(names.keySet()),
                        filter,
                        orderBy,
                        Lifecycle.ACTIVE_ONLY,
                        page.size(),
                        page.after().orElse(null)));
        List<RunOverview> rows = runs.contents(team, found.items(), latest(team, found.items(), columns)).stream()
                .map(content -> RunOverview.of(content, names.get(content.run().experiment()), columns))
                .toList();
        return new Page<>(rows, found.nextPageToken() == null ? null : wrapped(found.nextPageToken()));
    }

    @Transactional
    RunOverview one(Caller caller, String id) {
        TrackedRun run = runs.require(caller.team(), RunId.of(id));
        RunColumns columns = new RunColumns(null, null);
        String experiment = experiments
                .get(caller.team(), Actor.of(caller), run.experiment())
                .name();
        RunContent content = runs.contents(caller.team(), List.of(run), latest(caller.team(), List.of(run), columns))
                .get(0);
        return RunOverview.of(content, experiment, columns);
    }

    private Map<UUID, List<LoggedMetric>> latest(String team, List<TrackedRun> found, RunColumns columns) {
        List<UUID> ids = found.stream().map(TrackedRun::id).toList();
        return columns.metrics() == null
                ? metrics.firstKeys(team, ids, RunColumns.DEFAULT)
                : metrics.latest(team, ids, columns.metrics());
    }

    // the page's token is the search's, in the form that PageRequest reads
    private static String wrapped(String token) {
        return java.util.Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(token.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }
}
