package dev.landbridge.training.worker;

import dev.landbridge.formats.huggingface.ModelConfig;
import dev.landbridge.formats.safetensors.SafetensorsFile;
import dev.landbridge.formats.safetensors.SafetensorsWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A training state as two safetensors files: the weights, and what only training needs. */
final class CheckpointFiles {
    static final String WEIGHTS = "model.safetensors";
    static final String OPTIMIZER = "optimizer.safetensors";

    private static final String FIRST = "first_moment.";
    private static final String SECOND = "second_moment.";
    private static final String PROGRESS = "progress";

    private CheckpointFiles() {}

    static SafetensorsWriter weights(TrainingState state) {
        SafetensorsWriter writer = new SafetensorsWriter();
        WeightShapes.of(state.config())
                .forEach((name, shape) ->
                        writer.floats(name, shape, state.weights().get(name)));
        return writer;
    }

    static void write(Path directory, TrainingState state) throws IOException {
        weights(state).write(directory.resolve(WEIGHTS));
        SafetensorsWriter optimizer = new SafetensorsWriter();
        optimizer.longs(PROGRESS, new long[] {2}, new long[] {state.step(), state.tokens()});
        WeightShapes.of(state.config()).forEach((name, shape) -> {
            optimizer.floats(FIRST + name, shape, state.firstMoments().get(name));
            optimizer.floats(SECOND + name, shape, state.secondMoments().get(name));
        });
        optimizer.write(directory.resolve(OPTIMIZER));
    }

    static TrainingState read(Path directory, ModelConfig config) throws IOException {
        try (SafetensorsFile weights = SafetensorsFile.open(directory.resolve(WEIGHTS));
                SafetensorsFile optimizer = SafetensorsFile.open(directory.resolve(OPTIMIZER))) {
            long[] progress = optimizer.longs(PROGRESS);
            return new TrainingState(
                    config,
                    progress[0],
                    progress[1],
                    floats(weights, "", config),
                    floats(optimizer, FIRST, config),
                    floats(optimizer, SECOND, config));
        }
    }

    private static Map<String, float[]> floats(SafetensorsFile file, String prefix, ModelConfig config)
            throws IOException {
        Map<String, float[]> values = new LinkedHashMap<>();
        for (String name : WeightShapes.of(config).keySet()) {
            values.put(name, file.floats(prefix + name));
        }
        return values;
    }
}
