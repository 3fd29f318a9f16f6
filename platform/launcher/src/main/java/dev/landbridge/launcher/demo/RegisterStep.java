package dev.landbridge.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.launcher.frontdoor.Run;
import dev.landbridge.launcher.layout.Service;
import dev.landbridge.launcher.progress.ProgressLine;
import java.util.Locale;

/** Waits until the run's result is a model version in the registry, and looks at it there. */
final class RegisterStep implements DemoStep {
    @Override
    public String name() {
        return "register";
    }

    @Override
    public Service service() {
        return Service.REGISTRY;
    }

    @Override
    public String run(Demo demo, ProgressLine progress) throws InterruptedException {
        Run run = demo.run();
        while (!run.isFinal()) {
            progress.update(run.progress(), "uploading");
            Polling.pause();
            run = demo.ada().get("/api/v1/runs/" + run.id(), Run.class);
        }
        demo.run(run);
        StepFailure.unless(run.succeeded(), "the run is " + run.state() + ": " + run.message());
        StepFailure.unless(run.modelVersion() != null, "the run has no model version");
        JsonNode version = demo.ada()
                .get("/api/v1/models/%s/versions/%d"
                        .formatted(
                                run.modelVersion().model(), run.modelVersion().version()));
        StepFailure.unless(
                version.path("lineage").path("run_id").asText().equals(run.id()),
                "the version's lineage does not name the run");
        return String.format(
                Locale.ROOT,
                "%s v%d: %d files, %,d parameters, digest %.12s",
                run.modelVersion().model(),
                run.modelVersion().version(),
                version.path("files").size(),
                version.path("parameters").asLong(),
                version.path("digest").asText());
    }
}
