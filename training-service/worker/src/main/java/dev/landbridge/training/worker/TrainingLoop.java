package dev.landbridge.training.worker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** Trains a run from where it stands to its end, or to the wish to stop. */
final class TrainingLoop {
    static final int FINISHED = 0;
    static final int DIVERGED = 3;

    private static final double NANOS = 1e9;

    private final RunDirectory directory;
    private final Run run;
    private final EventWriter events;
    private final Activity activity;
    private final StopSignal stop;
    private final HeldoutEvaluation evaluation;
    private final Batches batches;
    private Checkpoint newest;
    private double lastLoss = Double.NaN;
    private long trainedNanos;
    private long tokensReported;

    TrainingLoop(RunDirectory directory, Run run, EventWriter events, Activity activity, StopSignal stop) {
        Parameters parameters = run.settings().parameters();
        boolean scratchpad = parameters.flag("scratchpad");
        this.directory = directory;
        this.run = run;
        this.events = events;
        this.activity = activity;
        this.stop = stop;
        this.newest = run.start().orElse(null);
        this.batches = new Batches(
                run.dataset().train(), scratchpad, parameters.integer("batch_size"), parameters.whole("seed"));
        int longest = new Batches(run.dataset().heldout(), scratchpad, 1, 0).maxLength();
        this.evaluation = new HeldoutEvaluation(run.dataset().heldout(), run.config(), longest + 2);
        requireFit(Math.max(longest, batches.maxLength()));
    }

    /** Returns the exit code of the process. */
    int train() throws IOException {
        try (Trainer trainer = new Trainer(run.settings().parameters(), run.state())) {
            activity.finished(trainer.step());
            tokensReported = trainer.tokens();
            announce(trainer);
            if (directory.exactMatchBefore().isEmpty() && trainer.step() == 0) {
                measureBefore(trainer);
            }
            while (trainer.step() < totalSteps() && !stop.isRequested()) {
                if (!step(trainer)) {
                    return DIVERGED;
                }
            }
            return trainer.step() == totalSteps() && !stop.isRequested() ? finish(trainer) : stopped(trainer);
        }
    }

    private boolean step(Trainer trainer) throws IOException {
        activity.enter("training");
        long started = System.nanoTime();
        Trainer.StepResult result = trainer.step(batches.batch(trainer.step()));
        trainedNanos += System.nanoTime() - started;
        if (!result.isFinite()) {
            diverged(trainer.step() + 1, result);
            return false;
        }
        lastLoss = result.loss();
        activity.finished(trainer.step());
        boolean last = trainer.step() == totalSteps();
        boolean evaluate = !last && trainer.step() % run.settings().evalEvery() == 0;
        if (evaluate || last || trainer.step() % run.settings().logEvery() == 0) {
            report(
                    trainer,
                    result,
                    evaluate ? exactMatch(trainer, run.settings().evalRows()) : Double.NaN);
        }
        if (last || trainer.step() % run.settings().checkpointEvery() == 0) {
            save(trainer);
        }
        return true;
    }

    private int finish(Trainer trainer) throws IOException {
        double exactMatch = exactMatch(trainer, Integer.MAX_VALUE);
        if (stop.isRequested()) {
            return stopped(trainer);
        }
        activity.enter("exporting");
        ObjectNode metrics = events.event("metrics", trainer.step());
        metrics.putObject("values").put("heldout_exact_match", exactMatch).put("tokens", trainer.tokens());
        events.write(metrics);
        ObjectNode done = events.event("done", trainer.step());
        done.putObject("checkpoint")
                .put("step", newest.step())
                .put("digest", newest.digest())
                .put("directory", "checkpoints/" + newest.directory().getFileName());
        done.set("export", ModelExport.write(trainer.state(), directory.export()));
        done.set("facts", facts(trainer, exactMatch));
        directory.saveFacts(done);
        events.last(done);
        return FINISHED;
    }

    private int stopped(Trainer trainer) throws IOException {
        if (newest == null || newest.step() < trainer.step()) {
            save(trainer);
        }
        events.ended(
                trainer.step(), "stopped", stop.reason().orElse("finished"), "stopped after step " + trainer.step());
        return FINISHED;
    }

    private void diverged(long step, Trainer.StepResult result) {
        String message = "loss " + result.loss() + ", gradient norm " + result.gradientNorm() + " at step " + step;
        events.health(step, "diverged", "failed", message);
        events.ended(step, "failed", "diverged", message);
    }

    private void save(Trainer trainer) throws IOException {
        activity.enter("checkpointing");
        newest = run.checkpoints().save(trainer.state());
        events.checkpoint(newest);
    }

    private void measureBefore(Trainer trainer) throws IOException {
        double before = exactMatch(trainer, run.settings().evalRows());
        if (stop.isRequested()) {
            return;
        }
        directory.saveExactMatchBefore(before);
        ObjectNode metrics = events.event("metrics", 0);
        metrics.putObject("values").put("heldout_exact_match", before).put("tokens", 0);
        events.write(metrics);
    }

    private double exactMatch(Trainer trainer, int rows) {
        activity.enter("evaluating");
        return evaluation.exactMatch(trainer.network(), trainer.manager(), rows, () -> {
            activity.progress();
            return !stop.isRequested();
        });
    }

    private void report(Trainer trainer, Trainer.StepResult result, double exactMatch) {
        double seconds = trainedNanos / NANOS;
        ObjectNode event = events.event("metrics", trainer.step());
        ObjectNode values = event.putObject("values")
                .put("loss", result.loss())
                .put("gradient_norm", result.gradientNorm())
                .put("learning_rate", result.learningRate())
                .put("tokens", trainer.tokens())
                .put("tokens_per_second", Math.round((trainer.tokens() - tokensReported) / seconds));
        if (!Double.isNaN(exactMatch)) {
            values.put("heldout_exact_match", exactMatch);
        }
        events.write(event);
        trainedNanos = 0;
        tokensReported = trainer.tokens();
    }

    private void announce(Trainer trainer) {
        ObjectNode event = events.event("state", trainer.step())
                .put("state", "running")
                .put("total_steps", totalSteps())
                .put("from_step", trainer.step())
                .put("from_checkpoint", newest == null ? null : newest.digest())
                .put("parameters", run.config().parameters())
                .put("train_rows", run.dataset().train().size())
                .put("heldout_rows", run.dataset().heldout().size());
        event.set("environment", TorchEngine.describe());
        events.write(event);
    }

    private ObjectNode facts(Trainer trainer, double exactMatch) throws IOException {
        RunSettings settings = run.settings();
        ObjectNode facts = events.event("facts", trainer.step());
        facts.removeAll();
        facts.put("recipe", settings.recipe())
                .put("preset", settings.preset())
                .put("parameters", run.config().parameters())
                .put("steps", trainer.step())
                .put("tokens", trainer.tokens());
        if (!Double.isNaN(lastLoss)) {
            facts.put("loss", lastLoss);
        }
        facts.put("heldout_rows", run.dataset().heldout().size()).put("heldout_exact_match", exactMatch);
        directory.exactMatchBefore().ifPresent(before -> facts.put("heldout_exact_match_before", before));
        return facts.put("seed", settings.parameters().whole("seed"))
                .put("threads", TorchEngine.THREADS)
                .put("run_id", settings.runId())
                .put("attempt", settings.attempt())
                .put("dataset_digest", run.dataset().digest())
                .put("checkpoint_step", newest.step())
                .put("checkpoint_digest", newest.digest());
    }

    private int totalSteps() {
        return run.settings().parameters().integer("steps");
    }

    private void requireFit(int longest) {
        if (longest > run.config().maxPositionEmbeddings()) {
            throw new InvalidRequestException("a sample of " + longest + " tokens is longer than the model's "
                    + run.config().maxPositionEmbeddings() + " positions");
        }
    }
}
