package dev.landbridge.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.launcher.layout.Service;
import dev.landbridge.launcher.progress.ProgressLine;
import java.util.List;

/** Follows the candidate's deployment with the target's numerics. */
final class DeployStep implements DemoStep {
    @Override
    public String name() {
        return "deploy";
    }

    @Override
    public Service service() {
        return Service.INFERENCE;
    }

    @Override
    public String run(Demo demo, ProgressLine progress) throws InterruptedException {
        demo.release(Releases.awaitSteps(demo.ada(), demo.release(), List.of(name()), progress));
        JsonNode deployment =
                demo.ada().get("/api/v1/deployments/" + demo.release().deploymentId());
        StepFailure.unless(
                deployment.path("state").asText().equals("READY"), "the candidate is " + deployment.path("state"));
        return "%s on %s %s"
                .formatted(
                        deployment
                                .path("numerics_label")
                                .asText(deployment.path("numerics").asText()),
                        deployment.path("engine").path("name").asText(),
                        deployment.path("engine").path("version").asText());
    }
}
