package dev.landbridge.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.launcher.frontdoor.Release;
import dev.landbridge.launcher.layout.Service;
import dev.landbridge.launcher.progress.ProgressLine;
import java.util.Map;

/** A second person approves, and the alias moves. */
final class ReleaseStep implements DemoStep {
    @Override
    public String name() {
        return "release";
    }

    @Override
    public Service service() {
        return Service.REGISTRY;
    }

    @Override
    public String run(Demo demo, ProgressLine progress) throws InterruptedException {
        Release release = await(demo, progress);
        StepFailure.unless(release.awaitsApproval(), "the release is " + release.state() + ": " + release.message());
        demo.grace()
                .post(
                        "/api/v1/releases/" + release.id() + "/approval",
                        Map.of("decision", "approve", "comment", "Parity and evaluation are good."));
        do {
            Polling.pause();
            release = await(demo, progress);
        } while (release.awaitsApproval());
        StepFailure.unless(
                release.state().equals("RELEASED"), "the release is " + release.state() + ": " + release.message());
        int version = aliasVersion(demo.ada().get("/api/v1/models/" + release.model() + "/aliases"));
        StepFailure.unless(
                version == release.version(), "alias %s points to version %d".formatted(Demo.ALIAS, version));
        demo.release(release);
        demo.report().release(new DemoReport.Release(release.alias(), release.version(), release.approvedBy()));
        return "%s → %s v%d, requested by %s, approved by %s"
                .formatted(release.alias(), release.model(), version, People.ENGINEER, release.approvedBy());
    }

    /** Until the release waits for a person or has ended. */
    private static Release await(Demo demo, ProgressLine progress) throws InterruptedException {
        Release release = Releases.get(demo.ada(), demo.release().id());
        while (!release.isFinal() && !release.awaitsApproval()) {
            progress.update(0.5, release.message() == null ? "" : release.message());
            Polling.pause();
            release = Releases.get(demo.ada(), release.id());
        }
        return release;
    }

    private static int aliasVersion(JsonNode aliases) {
        for (JsonNode alias : aliases.path("items")) {
            if (alias.path("name").asText().equals(Demo.ALIAS)) {
                return alias.path("version").asInt();
            }
        }
        return 0;
    }
}
