package dev.landbridge.training.worker;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import dev.landbridge.formats.huggingface.ModelConfig;
import java.util.LinkedHashMap;
import java.util.Map;

/** Network and optimizer of one run. One trainer a process: the engine collects gradients for one only. */
final class Trainer implements AutoCloseable {
    private final ModelConfig config;
    private final NDManager manager;
    private final LlamaNetwork network;
    private final AdamW optimizer;
    private final LearningRate schedule;
    private long step;
    private long tokens;

    /** @param learningRate of the step, as the optimizer used it */
    record StepResult(double loss, double gradientNorm, double learningRate) {
        boolean isFinite() {
            return Double.isFinite(loss) && Double.isFinite(gradientNorm);
        }
    }

    Trainer(Parameters parameters, TrainingState state) {
        this.config = state.config();
        this.manager = TorchEngine.newManager();
        this.network = new LlamaNetwork(manager, config, state.weights());
        this.optimizer = new AdamW(
                manager,
                network.parameters(),
                state,
                (float) parameters.number("weight_decay"),
                parameters.number("gradient_clip"));
        this.schedule = new LearningRate(
                parameters.number("learning_rate"),
                parameters.integer("warmup_steps"),
                parameters.integer("steps"),
                parameters.number("final_learning_rate_ratio"));
        this.step = state.step();
        this.tokens = state.tokens();
    }

    /** Finished steps; also the number of the next batch. */
    long step() {
        return step;
    }

    long tokens() {
        return tokens;
    }

    LlamaNetwork network() {
        return network;
    }

    NDManager manager() {
        return manager;
    }

    /** Forward, backward, update. The weights stay as they were when the result is not finite. */
    StepResult step(Batch batch) {
        try (NDManager scope = manager.newSubManager()) {
            double loss = backward(scope, batch);
            Map<String, NDArray> gradients = gradients(scope);
            double norm = AdamW.norm(gradients);
            double learningRate = schedule.at(step);
            StepResult result = new StepResult(loss, norm, learningRate);
            if (result.isFinite()) {
                step++;
                tokens += batch.tokens();
                optimizer.update(gradients, norm, step, learningRate);
            }
            // Backward adds to what is there.
            gradients.values().forEach(gradient -> gradient.subi(gradient));
            return result;
        }
    }

    TrainingState state() {
        return new TrainingState(
                config,
                step,
                tokens,
                values(network.parameters()),
                values(optimizer.firstMoments()),
                values(optimizer.secondMoments()));
    }

    @Override
    public void close() {
        manager.close();
    }

    private double backward(NDManager scope, Batch batch) {
        long positions = (long) batch.rows() * batch.length();
        try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
            NDArray ids = scope.create(batch.inputs(), new Shape(batch.rows(), batch.length()));
            NDArray targets = scope.create(batch.targets(), new Shape(positions, 1));
            NDArray weights = scope.create(batch.weights(), new Shape(positions, 1));
            NDArray loss = network.logits(ids, null)
                    .logSoftmax(1)
                    .gather(targets, 1)
                    .mul(weights)
                    .sum();
            collector.backward(loss);
            return loss.getFloat();
        }
    }

    /** Each call of getGradient makes a handle that belongs to the parameter's manager until moved. */
    private Map<String, NDArray> gradients(NDManager scope) {
        Map<String, NDArray> gradients = new LinkedHashMap<>();
        network.parameters().forEach((name, parameter) -> {
            NDArray gradient = parameter.getGradient();
            gradient.attach(scope);
            gradients.put(name, gradient);
        });
        return gradients;
    }

    private static Map<String, float[]> values(Map<String, NDArray> arrays) {
        Map<String, float[]> values = new LinkedHashMap<>();
        arrays.forEach((name, array) -> values.put(name, array.toFloatArray()));
        return values;
    }
}
