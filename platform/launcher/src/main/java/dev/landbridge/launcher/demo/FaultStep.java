package dev.landbridge.launcher.demo;

import dev.landbridge.launcher.frontdoor.ParityRun;
import dev.landbridge.launcher.frontdoor.ProblemResponse;
import dev.landbridge.launcher.frontdoor.Release;
import dev.landbridge.launcher.layout.Service;
import dev.landbridge.launcher.progress.ProgressLine;
import java.util.List;
import java.util.Map;

/** Runs a faulty sibling through the same steps: parity must fail, the release and the approval must be refused. */
final class FaultStep implements DemoStep {
    private static final List<String> STEPS =
            List.of("portability", "reference", "evaluate", "golden-trace", "deploy", "parity");

    @Override
    public String name() {
        return "fault";
    }

    @Override
    public Service service() {
        return Service.EVAL;
    }

    @Override
    public String run(Demo demo, ProgressLine progress) throws InterruptedException {
        Release release = Releases.request(demo.ada(), demo.run().modelVersion(), Demo.FAULT);
        while (!release.isFinal() && !release.awaitsApproval()) {
            progress.update(share(release), "with " + Demo.FAULT + " in the served graph");
            Polling.pause();
            release = Releases.get(demo.ada(), release.id());
        }
        ParityRun parity =
                demo.ada().get("/api/v1/parity-runs/" + Releases.referenceOf(release, "parity"), ParityRun.class);
        StepFailure.unless("FAIL".equals(parity.verdict()), "parity of the faulty model is " + parity.verdict());
        StepFailure.unless(
                release.state().equals("REFUSED"),
                "the faulty release is " + release.state() + ": " + release.message());
        requireRefusedApproval(demo, release);
        demo.report().fault(new DemoReport.Fault(parity.verdict(), release.state(), release.message()));
        return "%s → parity %s, release %s: %s"
                .formatted(Demo.FAULT, parity.verdict(), release.state(), release.message());
    }

    private static void requireRefusedApproval(Demo demo, Release release) {
        try {
            demo.grace()
                    .post(
                            "/api/v1/releases/" + release.id() + "/approval",
                            Map.of("decision", "approve", "comment", "Try to approve a faulty model."));
        } catch (ProblemResponse e) {
            StepFailure.unless(e.status() == 403 || e.status() == 409, "the approval was answered " + e.getMessage());
            return;
        }
        throw new StepFailure("the approval of a refused release was accepted");
    }

    private static double share(Release release) {
        return STEPS.stream().map(release::step).filter(Release.Step::isFinal).count() / (double) STEPS.size();
    }
}
