package dev.landbridge.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.launcher.layout.Service;
import dev.landbridge.launcher.progress.ProgressLine;
import java.util.List;
import java.util.Locale;

/** Follows the capture of the golden trace on the reference side. */
final class GoldenTraceStep implements DemoStep {
    @Override
    public String name() {
        return "golden-trace";
    }

    @Override
    public Service service() {
        return Service.EVAL;
    }

    @Override
    public String run(Demo demo, ProgressLine progress) throws InterruptedException {
        demo.release(Releases.awaitSteps(demo.ada(), demo.release(), List.of(name()), progress));
        JsonNode trace = demo.ada().get("/api/v1/golden-traces/" + Releases.referenceOf(demo.release(), name()));
        StepFailure.unless(trace.path("positions").asInt() > 0, "the golden trace is empty");
        return String.format(
                Locale.ROOT,
                "%d prompts, %,d positions, top %d, fp32, digest %.12s",
                trace.path("prompts").asInt(),
                trace.path("positions").asInt(),
                trace.path("top_k").asInt(),
                trace.path("digest").asText());
    }
}
