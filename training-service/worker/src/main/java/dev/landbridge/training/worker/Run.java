package dev.landbridge.training.worker;

import dev.landbridge.formats.huggingface.ModelConfig;
import java.io.IOException;
import java.util.Optional;

/** A run as it stands on disk: where it starts from and what it needs. */
record Run(
        RunSettings settings,
        Dataset dataset,
        ModelConfig config,
        CheckpointStore checkpoints,
        Optional<Checkpoint> start) {
    /** Carries out a requested roll-back, and finds the checkpoint to continue from. */
    static Run open(RunDirectory directory, RunSettings settings, EventWriter events) throws IOException {
        Dataset dataset = settings.dataset();
        CheckpointStore checkpoints = new CheckpointStore(
                directory.checkpoints(), settings.configuration(dataset), settings.keepCheckpoints());
        if (settings.fromStep().isPresent() && directory.rolledBackAttempt() < settings.attempt()) {
            checkpoints.deleteAfter(settings.fromStep().getAsLong());
            directory.saveRolledBackAttempt(settings.attempt());
        }
        Optional<Checkpoint> start = checkpoints.newest(
                damage -> events.health(0, "checkpoint-damaged", "warn", damage + "; an older one is used"));
        return new Run(settings, dataset, Recipe.architecture(settings.parameters()), checkpoints, start);
    }

    TrainingState state() throws IOException {
        return start.isPresent()
                ? CheckpointFiles.read(start.get().directory(), config)
                : TrainingState.initial(config, settings.parameters().whole("seed"));
    }
}
