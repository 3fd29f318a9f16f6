package dev.landbridge.launcher.demo;

import dev.landbridge.launcher.frontdoor.FrontDoor;
import dev.landbridge.launcher.frontdoor.ProblemResponse;
import dev.landbridge.launcher.frontdoor.Release;
import dev.landbridge.launcher.frontdoor.Run.ModelVersion;
import dev.landbridge.launcher.progress.ProgressLine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the demo does with releases. */
final class Releases {
    private Releases() {}

    /** @param fault empty for the sound model */
    static Release request(FrontDoor door, ModelVersion version, String fault) {
        Map<String, Object> request = new HashMap<>();
        request.put("model", version.model());
        request.put("version", version.version());
        request.put("alias", Demo.ALIAS);
        request.put("chip", Demo.CHIP);
        request.put("numerics", Demo.NUMERICS);
        if (!fault.isEmpty()) {
            request.put("fault", fault);
        }
        return door.post("/api/v1/releases", request, Release.class);
    }

    static Release get(FrontDoor door, String id) {
        return door.get("/api/v1/releases/" + id, Release.class);
    }

    /** Follows the release until these steps have ended; fails when one of them did not succeed. */
    static Release awaitSteps(FrontDoor door, Release begun, List<String> steps, ProgressLine progress)
            throws InterruptedException {
        Release release = begun;
        while (!release.isFinal() && !steps.stream().map(release::step).allMatch(Release.Step::isFinal)) {
            show(release, steps, progress);
            Polling.pause();
            release = get(door, release.id());
        }
        for (String name : steps) {
            Release.Step step = release.step(name);
            StepFailure.unless(
                    step.state().equals("SUCCEEDED"),
                    "step %s of the release is %s: %s (release %s: %s)"
                            .formatted(name, step.state(), step.message(), release.state(), release.message()));
        }
        return release;
    }

    private static void show(Release release, List<String> steps, ProgressLine progress) {
        double sum = 0;
        String message = "";
        for (String name : steps) {
            Release.Step step = release.step(name);
            sum += step.isFinal() ? 1 : step.progress();
            message = step.state().equals("RUNNING") ? name + ": " + step.message() : message;
        }
        progress.update(sum / steps.size(), message);
    }

    /**
     * Asks for the alias directly and expects the gate to refuse.
     *
     * @return what is missing, in one line
     */
    static String requireRefusedAlias(FrontDoor releaser, ModelVersion version, String chip) {
        try {
            releaser.put(
                    "/api/v1/models/%s/aliases/%s".formatted(version.model(), Demo.ALIAS),
                    Map.of("version", version.version(), "chip", chip));
        } catch (ProblemResponse e) {
            StepFailure.unless(
                    e.status() == 403
                            && e.code().equals("gate-refused")
                            && !e.missing().isEmpty(),
                    "the alias was refused for another reason: " + e.getMessage());
            return e.missing().stream().map(ProblemResponse.Missing::gate).collect(Collectors.joining(", "));
        }
        throw new StepFailure("the alias moved although there is no evidence for it");
    }

    static String referenceOf(Release release, String step) {
        Release.Reference reference = release.step(step).reference();
        StepFailure.unless(reference != null, "step " + step + " of the release names no result");
        return reference.id();
    }
}
