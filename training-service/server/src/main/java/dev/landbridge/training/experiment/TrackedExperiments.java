package dev.landbridge.training.experiment;

import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.audit.AuditLog;
import dev.landbridge.kit.audit.Subject;
import dev.landbridge.kit.page.Page;
import dev.landbridge.kit.page.PageRequest;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.kit.problem.ProblemType;
import dev.landbridge.training.search.FieldKind;
import dev.landbridge.training.search.Order;
import dev.landbridge.training.search.SearchGrammar;
import dev.landbridge.training.search.SearchPage;
import dev.landbridge.training.search.Vocabulary;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The team's experiments for clients of the MLflow protocol, which also rename, delete and tag them. */
@ApplicationScoped
public class TrackedExperiments {
    private static final int MAX_NAME = 500;

    private final ExperimentStore store;
    private final ExperimentSearchStore search;
    private final Experiments experiments;
    private final AuditLog audit;
    private final Clock clock;
    private final SearchGrammar grammar = new SearchGrammar(Vocabulary.EXPERIMENTS);

    TrackedExperiments(
            ExperimentStore store, ExperimentSearchStore search, Experiments experiments, AuditLog audit, Clock clock) {
        this.store = store;
        this.search = search;
        this.experiments = experiments;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param artifactLocation null or empty takes the installation's artifact store */
    @Transactional
    public TrackedExperiment create(
            String team, Actor actor, String name, String artifactLocation, Map<String, String> tags) {
        requireFree(team, checked(name));
        experiments.named(team, actor, name);
        ExperimentEntity entity = store.byName(team, name).orElseThrow();
        entity.artifactLocation = artifactLocation == null || artifactLocation.isBlank() ? null : artifactLocation;
        tags.forEach((key, value) -> search.setTag(team, entity.id, key, value));
        return TrackedExperiment.of(entity, tags);
    }

    @Transactional
    public TrackedExperiment get(String team, Actor actor, String number) {
        return view(find(team, actor, number));
    }

    @Transactional
    public Optional<TrackedExperiment> byName(String team, Actor actor, String name) {
        if (TrackedExperiment.DEFAULT_NAME.equals(checked(name))) {
            experiments.requireDefault(team, actor);
        }
        return store.byName(team, name).map(this::view);
    }

    /** The team's experiments among these numbers. */
    @Transactional
    public List<TrackedExperiment> among(String team, Actor actor, List<String> numbers) {
        if (numbers.contains("0")) {
            experiments.requireDefault(team, actor);
        }
        return store
                .byNumbers(
                        team, numbers.stream().map(TrackedExperiments::number).toList())
                .stream()
                .map(entity -> TrackedExperiment.of(entity, Map.of()))
                .toList();
    }

    /** Every experiment of the team that is not deleted, without tags. */
    @Transactional
    public List<TrackedExperiment> all(String team) {
        return store.active(team).stream()
                .map(entity -> TrackedExperiment.of(entity, Map.of()))
                .toList();
    }

    /** @param orderBy clauses such as {@code name ASC} */
    @Transactional
    public SearchPage<TrackedExperiment> search(
            String team, Lifecycle lifecycle, String filter, List<String> orderBy, int size, String pageToken) {
        long offset = SearchPage.offset(pageToken);
        List<Order> orders = orderBy.stream().map(this::order).toList();
        List<Long> numbers = search.search(team, lifecycle, grammar.filter(filter), orders, offset, size + 1);
        Map<Long, ExperimentEntity> byNumber =
                store.byNumbers(team, numbers).stream().collect(Collectors.toMap(entity -> entity.number, e -> e));
        List<ExperimentEntity> found = numbers.stream().map(byNumber::get).toList();
        Map<String, Map<String, String>> tags =
                search.tags(found.stream().map(entity -> entity.id).toList());
        return SearchPage.ofOverfetched(
                found.stream()
                        .map(entity -> TrackedExperiment.of(entity, tags.getOrDefault(entity.id, Map.of())))
                        .toList(),
                offset,
                size);
    }

    /** Most recently used first. */
    @Transactional
    public Page<ExperimentOverview> overviews(String team, PageRequest page) {
        long offset = page.after().map(SearchPage::offset).orElse(0L);
        List<ExperimentOverview> rows = search.overviews(team, offset, page.size() + 1);
        return Page.ofOverfetched(rows, page, row -> SearchPage.token(offset + page.size()));
    }

    @Transactional
    public void rename(String team, Actor actor, String number, String name) {
        ExperimentEntity entity = held(team, actor, number);
        if (!entity.lifecycle.equals(TrackedExperiment.ACTIVE)) {
            throw Problem.conflict("Cannot rename a non-active experiment.");
        }
        if (!entity.name.equals(checked(name))) {
            requireFree(team, name);
            change(team, actor, entity, "rename", Map.of("from", entity.name, "to", name));
            entity.name = name;
        }
    }

    /** Deletes or restores; whether it changed anything. */
    @Transactional
    public TrackedExperiment move(String team, Actor actor, String number, String lifecycle) {
        ExperimentEntity entity = held(team, actor, number);
        if (!entity.lifecycle.equals(lifecycle)) {
            entity.lifecycle = lifecycle;
            change(team, actor, entity, lifecycle.equals(TrackedExperiment.ACTIVE) ? "restore" : "delete", Map.of());
        }
        return view(entity);
    }

    @Transactional
    public void setTag(String team, Actor actor, String number, String key, String value) {
        search.setTag(team, find(team, actor, number).id, key, value);
    }

    @Transactional
    public void deleteTag(String team, Actor actor, String number, String key) {
        if (search.deleteTag(find(team, actor, number).id, key) == 0) {
            throw Problem.notFound("experiment tag", key);
        }
    }

    private Order order(String clause) {
        Order order = grammar.order(clause);
        if (order.field().kind() != FieldKind.ATTRIBUTE) {
            throw Problem.invalid(
                    "order_by", "Invalid order_by entity: " + order.field().kind());
        }
        return order;
    }

    private TrackedExperiment view(ExperimentEntity entity) {
        return TrackedExperiment.of(entity, search.tags(List.of(entity.id)).getOrDefault(entity.id, Map.of()));
    }

    private ExperimentEntity find(String team, Actor actor, String number) {
        long wanted = number(number);
        if (wanted == TrackedExperiment.DEFAULT_NUMBER) {
            experiments.requireDefault(team, actor);
        }
        return store.byNumber(team, wanted).orElseThrow(() -> missing(number));
    }

    private ExperimentEntity held(String team, Actor actor, String number) {
        return store.locked(team, number(number)).orElseGet(() -> find(team, actor, number));
    }

    private void change(String team, Actor actor, ExperimentEntity entity, String action, Map<String, ?> detail) {
        entity.updatedAt = clock.instant();
        audit.record(team, actor, "experiment." + action, new Subject("experiment", entity.id), detail);
    }

    private void requireFree(String team, String name) {
        if (store.byName(team, name).isPresent()) {
            throw Problem.of(ProblemType.ALREADY_EXISTS, "Experiment(name=" + name + ") already exists.");
        }
    }

    private static String checked(String name) {
        if (name == null || name.isBlank() || name.length() > MAX_NAME || name.indexOf('\0') >= 0) {
            throw Problem.invalid("name", "must have 1 to " + MAX_NAME + " characters, none of them NUL");
        }
        return name;
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text == null ? "" : text);
        } catch (NumberFormatException e) {
            throw Problem.invalid("experiment_id", "Invalid experiment ID '" + text + "': it is a number.");
        }
    }

    private static Problem missing(String number) {
        return Problem.of(ProblemType.NOT_FOUND, "No Experiment with id=" + number + " exists");
    }
}
