package dev.landbridge.launcher.bench;

import dev.landbridge.launcher.frontdoor.Run;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tokens per second of a training worker alone: 200 steps of the demo's recipe, not registered. */
final class TrainingBenchmark implements Benchmark {
    private static final int STEPS = 200;

    @Override
    public String title() {
        return "training";
    }

    @Override
    public List<Measurement> measure(BenchTarget target) throws InterruptedException {
        Map<String, Object> request = new HashMap<>();
        request.put("experiment", "demo");
        request.put("name", "benchmark");
        request.put("recipe", "column-addition");
        request.put("preset", "flash");
        request.put("dataset", Map.of("name", "column-addition", "version", 0));
        request.put("target_chip", "cpu");
        request.put("parameters", Map.of("steps", STEPS));
        request.put("register_as", "");
        Run run = target.engineer().post("/api/v1/runs", request, Run.class);
        while (!run.isFinal()) {
            Thread.sleep(500);
            run = target.engineer().get("/api/v1/runs/" + run.id(), Run.class);
        }
        if (!run.succeeded()) {
            throw new IllegalStateException("the benchmark run is " + run.state() + ": " + run.message());
        }
        return List.of(new Measurement(title(), "worker", run.summary().tokensPerSecond(), "tokens/s"));
    }
}
