package dev.landbridge.launcher.demo;

import dev.landbridge.launcher.frontdoor.Evaluation;
import dev.landbridge.launcher.frontdoor.Release;
import dev.landbridge.launcher.layout.Service;
import dev.landbridge.launcher.progress.ProgressLine;
import java.util.List;
import java.util.Locale;

/** Asks for the alias too early, which is refused; then for a release, whose first steps evaluate the model. */
final class EvaluateStep implements DemoStep {
    @Override
    public String name() {
        return "evaluate";
    }

    @Override
    public Service service() {
        return Service.EVAL;
    }

    @Override
    public String run(Demo demo, ProgressLine progress) throws InterruptedException {
        String missing = Releases.requireRefusedAlias(demo.grace(), demo.run().modelVersion(), Demo.CHIP);
        Release release = Releases.request(demo.ada(), demo.run().modelVersion(), "");
        release = Releases.awaitSteps(demo.ada(), release, List.of("portability", "reference", "evaluate"), progress);
        demo.release(release);
        Evaluation evaluation =
                demo.ada().get("/api/v1/evaluations/" + Releases.referenceOf(release, "evaluate"), Evaluation.class);
        StepFailure.unless(evaluation.exactMatch() != null, "the evaluation has no result: " + evaluation.message());
        demo.report()
                .evaluation(
                        new DemoReport.Evaluation(evaluation.n(), evaluation.exactMatch(), evaluation.standardError()));
        return String.format(
                Locale.ROOT,
                "exact match %.1f %% ± %.1f %% of %d questions; without evidence alias %s was refused (403): %s",
                100 * evaluation.exactMatch(),
                100 * evaluation.standardError(),
                evaluation.n(),
                Demo.ALIAS,
                missing);
    }
}
