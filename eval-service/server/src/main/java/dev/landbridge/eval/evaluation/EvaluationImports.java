package dev.landbridge.eval.evaluation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.landbridge.contracts.registry.v1.ModelVersion;
import dev.landbridge.eval.capture.CaptureStore;
import dev.landbridge.eval.capture.CapturedItem;
import dev.landbridge.eval.job.JobState;
import dev.landbridge.eval.job.JobStore;
import dev.landbridge.eval.registry.ModelRegistry;
import dev.landbridge.eval.suite.Suite;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.audit.AuditLog;
import dev.landbridge.kit.audit.Subject;
import dev.landbridge.kit.id.Ids;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.proof.statistics.Samples;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Takes what lm-evaluation-harness measured elsewhere; it is shown and compared, and is no evidence for a release. */
@ApplicationScoped
class EvaluationImports {
    private final JobStore jobs;
    private final CaptureStore captures;
    private final ModelRegistry registry;
    private final AuditLog audit;
    private final Clock clock;

    EvaluationImports(JobStore jobs, CaptureStore captures, ModelRegistry registry, AuditLog audit, Clock clock) {
        this.jobs = jobs;
        this.captures = captures;
        this.registry = registry;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    Evaluation add(String team, Actor actor, EvaluationImport files) {
        if (files.suite().equals(Suite.HELDOUT)) {
            throw Problem.invalid("suite", "is the name of a suite that comes with the service");
        }
        ObjectNode document = document(files.results());
        ScoreTable scores = ScoreTable.of(document);
        if (scores.results().isEmpty()) {
            throw Problem.invalid("results", "has no scores; send the text of results_<time>.json");
        }
        ModelVersion version = registry.version(team, files.model(), files.version());
        EvaluationEntity entity = new EvaluationEntity();
        entity.id = Ids.next("eval");
        entity.team = team;
        entity.model = files.model();
        entity.modelVersion = files.version();
        entity.modelVersionId = version.getId();
        entity.suite = files.suite();
        entity.source = "lm-eval";
        entity.scores = scores.json();
        entity.createdAt = clock.instant();
        entity.createdBy = actor.name();
        List<CapturedItem> first = keep(entity.id, files, scores, document);
        tally(entity, scores, first);
        entity.end(JobState.SUCCEEDED, "imported", clock.instant());
        jobs.addEnded(entity);
        audit.record(
                team, actor, "evaluation.import", new Subject("evaluation", entity.id), Map.of("suite", entity.suite));
        return Evaluation.of(entity);
    }

    /** What counts for right and wrong: the samples of each task under its first filter. */
    private List<CapturedItem> keep(String id, EvaluationImport files, ScoreTable scores, ObjectNode document) {
        Set<String> tasks =
                scores.tasks().stream().map(ScoreTable.TaskFacts::name).collect(Collectors.toSet());
        captures.add(id, EvaluationSamples.RESULTS, List.of(new CapturedItem(0, null, document.toString())));
        List<CapturedItem> first = new ArrayList<>();
        for (EvaluationImport.Samples samples : files.samples()) {
            if (!tasks.contains(samples.task())) {
                throw Problem.invalid("samples", "name the task '" + samples.task() + "', which has no results");
            }
            List<CapturedItem> items = items(samples);
            captures.add(id, EvaluationSamples.part(samples.task()), items);
            String filter = filter(items.get(0));
            items.stream().filter(item -> filter(item).equals(filter)).forEach(first::add);
        }
        return first;
    }

    private static void tally(EvaluationEntity entity, ScoreTable scores, List<CapturedItem> items) {
        entity.n = scores.tasks().stream().mapToInt(ScoreTable.TaskFacts::n).sum();
        double[] right = items.stream()
                .filter(item -> item.correct() != null)
                .mapToDouble(item -> item.correct() ? 1 : 0)
                .toArray();
        entity.correct = (int) Math.round(java.util.Arrays.stream(right).sum());
        if (right.length > 1) {
            entity.exactMatch = Samples.mean(right);
            entity.standardError = Samples.standardError(right);
        }
    }

    private static List<CapturedItem> items(EvaluationImport.Samples samples) {
        List<CapturedItem> items = new ArrayList<>();
        for (String line : samples.content().split("\n")) {
            if (line.isBlank()) {
                continue;
            }
            try {
                items.add(EvaluationSamples.item(items.size(), EvaluationSamples.tree(line)));
            } catch (IllegalArgumentException e) {
                throw Problem.invalid(
                        "samples", "of " + samples.task() + ": line " + (items.size() + 1) + " " + e.getMessage());
            }
        }
        if (items.isEmpty()) {
            throw Problem.invalid("samples", "of " + samples.task() + " has no line");
        }
        return items;
    }

    private static String filter(CapturedItem item) {
        return EvaluationSamples.tree(item.payload()).path("filter").asText();
    }

    private static ObjectNode document(String text) {
        try {
            return EvaluationSamples.tree(text);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("results", "is no JSON object; send the text of results_<time>.json");
        }
    }
}
