package dev.landbridge.eval.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.landbridge.eval.capture.CaptureStore;
import dev.landbridge.eval.inference.ModelLimits;
import dev.landbridge.eval.inference.OpenAiDoor;
import dev.landbridge.eval.inference.Target;
import dev.landbridge.eval.job.JobFailure;
import dev.landbridge.eval.job.JobState;
import dev.landbridge.eval.job.JobStore;
import dev.landbridge.eval.lmeval.HarnessConfig;
import dev.landbridge.eval.lmeval.HarnessProcess;
import dev.landbridge.eval.lmeval.HarnessProgress;
import dev.landbridge.eval.lmeval.HarnessRelay;
import dev.landbridge.eval.suite.Suite;
import dev.landbridge.eval.suite.Suites;
import dev.landbridge.eval.suite.TaskSet;
import dev.landbridge.kit.lease.Claim;
import dev.landbridge.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/**
 * Lets the real lm-evaluation-harness ask the questions. What it was answered is kept by the hash of the request, so that
 * an evaluation that is started again goes quickly through what it had.
 */
@ApplicationScoped
class PythonWork {
    private static final Duration INTERVAL = Duration.ofMillis(500);

    private final HarnessConfig config;
    private final Suites suites;
    private final ModelLimits limits;
    private final OpenAiDoor door;
    private final ResponseStore responses;
    private final CaptureStore captures;
    private final JobStore jobs;
    private final Clock clock;

    PythonWork(
            HarnessConfig config,
            Suites suites,
            ModelLimits limits,
            OpenAiDoor door,
            ResponseStore responses,
            CaptureStore captures,
            JobStore jobs,
            Clock clock) {
        this.config = config;
        this.suites = suites;
        this.limits = limits;
        this.door = door;
        this.responses = responses;
        this.captures = captures;
        this.jobs = jobs;
        this.clock = clock;
    }

    void run(Claim claim, EvaluationEntity plan, Target target) throws IOException, InterruptedException {
        Path python = config.python()
                .orElseThrow(() -> new JobFailure("lm-evaluation-harness is no longer there: landbridge.harness.python"
                        + " names no interpreter."));
        EvaluationOptions options = EvaluationOptions.read(plan.options);
        Path home = Files.createTempDirectory("landbridge-lm-eval");
        Queue<Effort> efforts = new ConcurrentLinkedQueue<>();
        DocumentDoor.Answers answers = responses.of(plan.id, target, options.cache());
        try (TaskSet set = plan.suite.equals(Suite.LM_EVAL) ? null : suites.open(plan.team, plan.suite);
                HarnessRelay relay = HarnessRelay.open(
                        new Asking(target, answers, options.attempts(), efforts), options.concurrency())) {
            HarnessArguments arguments = new HarnessArguments(options, plan.itemLimit, relay, home.resolve("out"));
            List<String> line = options.chat()
                    ? arguments.chat(set)
                    : arguments.completions(set, limits.of(target).maxLength());
            HarnessProcess.Command command = new HarnessProcess.Command(
                    python, home, set == null ? home : set.folder(), environment(home, relay), line);
            try (HarnessProcess process = HarnessProcess.start(command)) {
                follow(claim, process);
                if (process.exitCode() != 0) {
                    throw new JobFailure("lm-eval ended with code " + process.exitCode() + ": "
                            + process.lastLine().replace(relay.key(), "***"));
                }
            }
            HarnessFiles files = HarnessOutput.read(home.resolve("out"), relay.key());
            finish(claim, files, List.copyOf(efforts));
        } catch (Problem e) {
            throw new JobFailure(e.detail());
        } finally {
            delete(home);
        }
    }

    private Map<String, String> environment(Path home, HarnessRelay relay) {
        Map<String, String> environment =
                new java.util.HashMap<>(Map.of("HF_HOME", home.resolve("hf").toString()));
        environment.putAll(config.environment());
        environment.put("OPENAI_API_KEY", relay.key());
        return environment;
    }

    private void follow(Claim claim, HarnessProcess process) throws InterruptedException {
        Instant end = clock.instant().plus(config.limit());
        while (!process.waitFor(INTERVAL)) {
            if (clock.instant().isAfter(end)) {
                throw new JobFailure(
                        "lm-eval was stopped after " + config.limit() + ", the limit of this installation.");
            }
            Optional<HarnessProgress> progress = process.progress();
            jobs.update(EvaluationEntity.class, claim, row -> report(row, progress));
        }
    }

    private static void report(EvaluationEntity row, Optional<HarnessProgress> progress) {
        if (progress.isEmpty()) {
            row.report(0, "lm-eval is starting");
            return;
        }
        HarnessProgress now = progress.get();
        row.etaSeconds = now.secondsLeft();
        row.report(now.share(), "lm-eval: " + now.label() + " " + now.done() + " of " + now.total());
    }

    private void finish(Claim claim, HarnessFiles files, List<Effort> efforts) {
        files.parts((part, items) -> captures.add(claim, part, items));
        RunProgress taken = new RunProgress(jobs, claim, 0);
        taken.ended(efforts, 0);
        jobs.update(EvaluationEntity.class, claim, row -> {
            taken.write(row);
            files.describe(row);
            row.etaSeconds = null;
            int tasks = files.scores().tasks().size();
            row.end(
                    JobState.SUCCEEDED,
                    row.n + " documents of " + tasks + (tasks == 1 ? " task" : " tasks") + ", by lm-eval",
                    clock.instant());
        });
    }

    /** Every request of the child, with what it took. */
    private final class Asking implements HarnessRelay.Forward {
        private final Target target;
        private final DocumentDoor.Answers answers;
        private final int attempts;
        private final Queue<Effort> efforts;

        Asking(Target target, DocumentDoor.Answers answers, int attempts, Queue<Effort> efforts) {
            this.target = target;
            this.answers = answers;
            this.attempts = attempts;
            this.efforts = efforts;
        }

        @Override
        public JsonNode post(String path, JsonNode body) throws IOException, InterruptedException {
            if (!(body instanceof ObjectNode named)) {
                throw new IOException("the body is no JSON object");
            }
            DocumentDoor one = new DocumentDoor(door, target, answers, attempts);
            try {
                return one.post(path, named.put("model", target.modelName()));
            } finally {
                if (path.startsWith("/v1/")) {
                    efforts.add(one.effort());
                }
            }
        }

        @Override
        public Optional<JsonNode> get(String path) throws IOException, InterruptedException {
            return limits.tokenizer(target);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
