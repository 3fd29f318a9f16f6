package dev.landbridge.launcher.demo;

import dev.landbridge.launcher.frontdoor.ParityRun;
import dev.landbridge.launcher.layout.Service;
import dev.landbridge.launcher.progress.ProgressLine;
import java.util.List;
import java.util.Locale;

/** Follows the comparison of the candidate with the golden trace. */
final class ParityStep implements DemoStep {
    @Override
    public String name() {
        return "parity";
    }

    @Override
    public Service service() {
        return Service.EVAL;
    }

    @Override
    public String run(Demo demo, ProgressLine progress) throws InterruptedException {
        demo.release(Releases.awaitSteps(demo.ada(), demo.release(), List.of(name()), progress));
        ParityRun parity =
                demo.ada().get("/api/v1/parity-runs/" + Releases.referenceOf(demo.release(), name()), ParityRun.class);
        StepFailure.unless("PASS".equals(parity.verdict()), "parity is " + parity.verdict() + ": " + parity.sentence());
        ParityRun.Statistics statistics = parity.statistics();
        demo.report()
                .parity(new DemoReport.Parity(
                        parity.verdict(), statistics.meanKl(), statistics.top1Agreement(), statistics.deltaNll()));
        return String.format(
                Locale.ROOT,
                "%s: mean KL %.2g nats, top-1 agreement %.2f %%, ΔNLL %+.2g nats",
                parity.verdict(),
                statistics.meanKl(),
                100 * statistics.top1Agreement(),
                statistics.deltaNll());
    }
}
