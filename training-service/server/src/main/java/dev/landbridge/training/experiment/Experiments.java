package dev.landbridge.training.experiment;

import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.audit.AuditLog;
import dev.landbridge.kit.audit.Subject;
import dev.landbridge.kit.id.Ids;
import dev.landbridge.kit.page.Page;
import dev.landbridge.kit.page.PageRequest;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.kit.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;

/** The team's experiments. */
@ApplicationScoped
public class Experiments {
    private final ExperimentStore store;
    private final AuditLog audit;
    private final Clock clock;

    Experiments(ExperimentStore store, AuditLog audit, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public Experiment create(String team, Actor actor, ExperimentRequest request) {
        if (store.byName(team, request.name()).isPresent()) {
            throw Problem.of(
                    ProblemType.ALREADY_EXISTS, "The team has an experiment '" + request.name() + "' already.");
        }
        return add(team, actor, request);
    }

    /** The experiment of this name, made now when a run names it for the first time. */
    @Transactional
    public Experiment named(String team, Actor actor, String name) {
        return store.byName(team, name).map(Experiment::of).orElseGet(() -> {
            store.lock(team);
            return store.byName(team, name)
                    .map(Experiment::of)
                    .orElseGet(() -> add(team, actor, new ExperimentRequest(name, "")));
        });
    }

    /** Makes the experiment that MLflow takes for granted, unless the team has it, under whatever name by now. */
    @Transactional
    public void requireDefault(String team, Actor actor) {
        if (store.byNumber(team, TrackedExperiment.DEFAULT_NUMBER).isEmpty()) {
            named(team, actor, TrackedExperiment.DEFAULT_NAME);
        }
    }

    @Transactional
    public Page<Experiment> list(String team, PageRequest page) {
        return Page.ofOverfetched(store.newestFirst(team, page), page, entity -> entity.id)
                .map(Experiment::of);
    }

    private Experiment add(String team, Actor actor, ExperimentRequest request) {
        ExperimentEntity entity = new ExperimentEntity();
        boolean isDefault = TrackedExperiment.DEFAULT_NAME.equals(request.name())
                && store.byNumber(team, TrackedExperiment.DEFAULT_NUMBER).isEmpty();
        entity.number = isDefault ? TrackedExperiment.DEFAULT_NUMBER : store.nextNumber();
        entity.id = Ids.next("exp");
        entity.team = team;
        entity.name = request.name();
        entity.description = request.description();
        entity.createdAt = clock.instant();
        entity.updatedAt = entity.createdAt;
        entity.createdBy = actor.name();
        store.add(entity);
        audit.record(
                team, actor, "experiment.create", new Subject("experiment", entity.id), Map.of("name", entity.name));
        return Experiment.of(entity);
    }
}
