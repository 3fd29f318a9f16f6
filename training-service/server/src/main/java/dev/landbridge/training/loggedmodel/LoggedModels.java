package dev.landbridge.training.loggedmodel;

import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.audit.AuditLog;
import dev.landbridge.kit.audit.Subject;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.kit.problem.ProblemType;
import dev.landbridge.training.experiment.TrackedExperiment;
import dev.landbridge.training.experiment.TrackedExperiments;
import dev.landbridge.training.search.FieldKind;
import dev.landbridge.training.search.Order;
import dev.landbridge.training.search.SearchGrammar;
import dev.landbridge.training.search.SearchPage;
import dev.landbridge.training.search.Vocabulary;
import dev.landbridge.training.tracking.Batch;
import dev.landbridge.training.tracking.RunId;
import dev.landbridge.training.tracking.TrackedRuns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The models that clients of MLflow 3 log; their files are in the registry's artifact store. */
@ApplicationScoped
public class LoggedModels {
    private final LoggedModelStore store;
    private final ModelSearchStore search;
    private final TrackedRuns runs;
    private final TrackedExperiments experiments;
    private final AuditLog audit;
    private final Clock clock;
    private final SearchGrammar grammar = new SearchGrammar(Vocabulary.LOGGED_MODELS);

    LoggedModels(
            LoggedModelStore store,
            ModelSearchStore search,
            TrackedRuns runs,
            TrackedExperiments experiments,
            AuditLog audit,
            Clock clock) {
        this.store = store;
        this.search = search;
        this.runs = runs;
        this.experiments = experiments;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public LoggedModel create(String team, Actor actor, NewModel request) {
        TrackedExperiment experiment = experiments.get(team, actor, request.experiment());
        if (!experiment.active()) {
            throw Problem.invalid(
                    "experiment_id", "The experiment " + experiment.number() + " must be in the 'active' state.");
        }
        String id = "m-" + RunId.hex(RunId.next());
        LoggedModel model = new LoggedModel(
                id,
                experiment.number(),
                name(request.name(), id),
                experiment.artifactLocation() + "/models/" + id + "/artifacts",
                LoggedModel.Status.LOGGED_MODEL_PENDING,
                request.modelType() == null ? "" : request.modelType(),
                request.sourceRun() == null ? "" : request.sourceRun(),
                clock.millis(),
                clock.millis(),
                request.params(),
                request.tags(),
                List.of());
        store.add(team, experiment.id(), model);
        store.addParams(team, id, request.params());
        store.setTags(team, id, request.tags());
        audit.record(team, actor, "logged-model.create", subject(id), Map.of("name", model.name()));
        return model;
    }

    /** @param deleted whether a deleted one is found too */
    @Transactional
    public LoggedModel get(String team, String id, boolean deleted) {
        return whole(List.of(require(team, id, deleted))).get(0);
    }

    @Transactional
    public LoggedModel finish(String team, String id, LoggedModel.Status status) {
        require(team, id, true);
        store.finish(id, status, clock.millis());
        return get(team, id, true);
    }

    @Transactional
    public void delete(String team, Actor actor, String id) {
        require(team, id, true);
        store.delete(id, clock.millis());
        audit.record(team, actor, "logged-model.delete", subject(id), Map.of());
    }

    @Transactional
    public LoggedModel setTags(String team, String id, Map<String, String> tags) {
        require(team, id, true);
        store.setTags(team, id, tags);
        return get(team, id, true);
    }

    @Transactional
    public void deleteTag(String team, String id, String key) {
        require(team, id, true);
        if (store.deleteTag(id, key) == 0) {
            throw Problem.of(
                    ProblemType.NOT_FOUND, "No tag with key '" + key + "' found for model with ID '" + id + "'.");
        }
    }

    @Transactional
    public void addParams(String team, String id, Map<String, String> params) {
        require(team, id, true);
        store.addParams(team, id, params);
    }

    /** Writes to a run, and the metrics that measure a logged model to that model too. */
    @Transactional
    public void log(String team, UUID runId, Batch batch, List<ModelMetric> measured) {
        runs.log(team, runId, batch);
        if (!measured.isEmpty()) {
            store.addMetrics(team, runId, measured);
        }
    }

    @Transactional
    public SearchPage<LoggedModel> search(String team, Actor actor, ModelSearch wanted) {
        long offset = SearchPage.offset(wanted.pageToken());
        List<ModelSearchStore.RankedOrder> orders = wanted.orderBy().stream()
                .map(order ->
                        new ModelSearchStore.RankedOrder(order(order), order.datasetName(), order.datasetDigest()))
                .toList();
        List<String> ids = experiments.among(team, actor, wanted.experiments()).stream()
                .map(TrackedExperiment::id)
                .toList();
        SearchPage<LoggedModel> found = SearchPage.ofOverfetched(
                search.search(
                        team,
                        ids,
                        grammar.filter(wanted.filter()),
                        wanted.datasets(),
                        orders,
                        offset,
                        wanted.size() + 1),
                offset,
                wanted.size());
        return new SearchPage<>(whole(found.items()), found.nextPageToken());
    }

    private Order order(ModelSearch.ModelOrder wanted) {
        Order order = grammar.order(wanted.field());
        if (order.field().kind() != FieldKind.ATTRIBUTE && order.field().kind() != FieldKind.METRIC) {
            throw Problem.invalid(
                    "order_by", "Invalid order by field name: " + wanted.field() + ". Only metrics are supported.");
        }
        return new Order(order.field(), wanted.ascending());
    }

    private List<LoggedModel> whole(List<LoggedModel> models) {
        List<String> ids = models.stream().map(LoggedModel::id).toList();
        if (ids.isEmpty()) {
            return models;
        }
        Map<String, Map<String, String>> params = store.params(ids);
        Map<String, Map<String, String>> tags = store.tags(ids);
        Map<String, List<ModelMetric>> metrics = store.metrics(ids);
        return models.stream()
                .map(model -> model.with(
                        params.getOrDefault(model.id(), Map.of()),
                        tags.getOrDefault(model.id(), Map.of()),
                        metrics.getOrDefault(model.id(), List.of())))
                .toList();
    }

    private LoggedModel require(String team, String id, boolean deleted) {
        return store.find(team, id, deleted)
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND, "Logged model with ID '" + id + "' not found."));
    }

    private static String name(String wanted, String id) {
        if (wanted == null || wanted.isEmpty()) {
            return "model-" + id.substring(id.length() - 8);
        }
        if (wanted.length() > 500 || wanted.chars().anyMatch(letter -> "/:.%\"'".indexOf(letter) >= 0)) {
            throw Problem.invalid(
                    "name",
                    "Invalid model name ('" + wanted + "') provided. Model name must be a non-empty string of at most"
                            + " 500 characters and cannot contain the characters / : . % \" '.");
        }
        return wanted;
    }

    private static Subject subject(String id) {
        return new Subject("logged-model", id);
    }
}
