package dev.landbridge.eval.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.landbridge.eval.capture.CaptureStore;
import dev.landbridge.eval.capture.CapturedItem;
import dev.landbridge.eval.inference.ModelLimits;
import dev.landbridge.eval.inference.OpenAiDoor;
import dev.landbridge.eval.inference.Target;
import dev.landbridge.eval.job.JobFailure;
import dev.landbridge.eval.job.JobState;
import dev.landbridge.eval.job.JobStore;
import dev.landbridge.eval.suite.Suites;
import dev.landbridge.eval.suite.TaskSet;
import dev.landbridge.harness.prompt.PromptStyle;
import dev.landbridge.harness.result.ResultFile;
import dev.landbridge.harness.result.RunFacts;
import dev.landbridge.harness.result.SampleFile;
import dev.landbridge.harness.run.ChatModel;
import dev.landbridge.harness.run.CompletionsModel;
import dev.landbridge.harness.run.Evaluation.Outcome;
import dev.landbridge.harness.run.Evaluator;
import dev.landbridge.harness.run.TaskResult;
import dev.landbridge.harness.task.OutputType;
import dev.landbridge.harness.task.TaskConfig;
import dev.landbridge.harness.task.TaskSelection;
import dev.landbridge.harness.task.UnsupportedTaskException;
import dev.landbridge.kit.lease.Claim;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.proof.ProofJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs the tasks of a suite. */
@ApplicationScoped
class TaskWork {
    /** Replicates of the bootstrap; lm-evaluation-harness's default. */
    private static final int REPLICATES = 100_000;

    private final Suites suites;
    private final ModelLimits limits;
    private final OpenAiDoor door;
    private final ResponseStore responses;
    private final CaptureStore captures;
    private final JobStore jobs;
    private final Clock clock;

    TaskWork(
            Suites suites,
            ModelLimits limits,
            OpenAiDoor door,
            ResponseStore responses,
            CaptureStore captures,
            JobStore jobs,
            Clock clock) {
        this.suites = suites;
        this.limits = limits;
        this.door = door;
        this.responses = responses;
        this.captures = captures;
        this.jobs = jobs;
        this.clock = clock;
    }

    void run(Claim claim, EvaluationEntity plan, Target target) throws IOException, InterruptedException {
        EvaluationOptions options = EvaluationOptions.read(plan.options);
        try (TaskSet set = suites.open(plan.team, plan.suite)) {
            TaskSelection selection = set.select(options.tasks());
            Map<String, dev.landbridge.harness.run.Evaluation> tasks = new HashMap<>();
            int documents = 0;
            for (TaskConfig task : selection.tasks()) {
                tasks.put(task.task(), evaluation(set, task, options, plan.itemLimit));
                documents += tasks.get(task.task()).size();
            }
            CompletionsModel.Limits known = options.chat() ? null : limits.of(target);
            RunProgress progress = new RunProgress(jobs, claim, documents);
            List<TaskResult> results = new ArrayList<>();
            for (TaskConfig task : selection.tasks()) {
                results.add(score(claim, plan, target, known, tasks.get(task.task()), progress));
            }
            finish(claim, plan, selection, results, progress);
        } catch (UnsupportedTaskException e) {
            throw new JobFailure(e.getMessage());
        } catch (Problem e) {
            throw new JobFailure(e.detail());
        }
    }

    private static dev.landbridge.harness.run.Evaluation evaluation(
            TaskSet set, TaskConfig task, EvaluationOptions options, int limit) {
        if (options.chat() && task.outputType() != OutputType.GENERATE_UNTIL) {
            throw new UnsupportedTaskException(
                    task.task(), "output_type", "needs log-probabilities, which a chat endpoint does not give");
        }
        TaskConfig asked = options.fewShot() == null ? task : task.withFewShot(options.fewShot());
        PromptStyle style = options.chat() ? ChatModel.style() : PromptStyle.PLAIN;
        return new dev.landbridge.harness.run.Evaluation(asked, set.documents(asked), style, limit);
    }

    private TaskResult score(
            Claim claim,
            EvaluationEntity plan,
            Target target,
            CompletionsModel.Limits known,
            dev.landbridge.harness.run.Evaluation task,
            RunProgress progress)
            throws InterruptedException {
        EvaluationOptions options = EvaluationOptions.read(plan.options);
        DocumentDoor.Answers answers = responses.of(plan.id, target, options.cache());
        DocumentDoor[] doors = new DocumentDoor[task.size()];
        Evaluator evaluator = new Evaluator(
                document -> {
                    doors[document] = new DocumentDoor(door, target, answers, options.attempts());
                    return known == null
                            ? new ChatModel(doors[document], target.modelName())
                            : new CompletionsModel(doors[document], known);
                },
                options.concurrency());
        List<Outcome> outcomes = evaluator.ask(task, done -> progress.done(doors, done));
        List<Effort> efforts = new ArrayList<>();
        for (DocumentDoor one : doors) {
            efforts.add(one.effort());
        }
        TaskResult result = task.score(outcomes, REPLICATES);
        progress.ended(efforts, result.failed());
        captures.add(claim, EvaluationSamples.part(result.task().task()), items(result, efforts));
        return result;
    }

    private static List<CapturedItem> items(TaskResult result, List<Effort> efforts) {
        List<CapturedItem> items = new ArrayList<>();
        for (String line : SampleFile.lines(result)) {
            ObjectNode sample = EvaluationSamples.tree(line);
            Effort effort = efforts.get(sample.path("doc_id").asInt());
            sample.set("landbridge", ProofJson.tree(effort));
            items.add(EvaluationSamples.item(items.size(), sample));
        }
        return items;
    }

    private void finish(
            Claim claim,
            EvaluationEntity plan,
            TaskSelection selection,
            List<TaskResult> results,
            RunProgress progress) {
        RunFacts facts = new RunFacts(
                plan.model + ":" + plan.modelVersion,
                Map.of("evaluation", plan.id),
                plan.itemLimit,
                REPLICATES,
                plan.createdAt,
                Duration.between(plan.createdAt, clock.instant()),
                null,
                false,
                EvaluationOptions.read(plan.options).chat() ? "the endpoint's own" : null);
        JsonNode document = EvaluationSamples.tree(ResultFile.of(selection, results, facts));
        captures.add(claim, EvaluationSamples.RESULTS, List.of(new CapturedItem(0, null, document.toString())));
        ScoreTable table = ScoreTable.of(document);
        Tally tally = Tally.of(results, captures, plan.id);
        jobs.update(EvaluationEntity.class, claim, row -> {
            progress.write(row);
            row.scores = table.json();
            row.n = tally.documents();
            row.correct = tally.correct();
            row.exactMatch = tally.share();
            row.standardError = tally.standardError();
            row.etaSeconds = null;
            row.end(
                    JobState.SUCCEEDED,
                    tally.documents() + " documents of " + results.size()
                            + (results.size() == 1 ? " task" : " tasks")
                            + (row.failedRequests == 0 ? "" : ", " + row.failedRequests + " without an answer"),
                    clock.instant());
        });
    }
}
