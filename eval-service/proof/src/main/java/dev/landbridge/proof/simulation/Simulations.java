package dev.landbridge.proof.simulation;

import dev.landbridge.proof.parity.ParityJudge;
import dev.landbridge.proof.parity.ParityPolicy;

/** Simulates every gate and the whole verdict under the policy that is shipped. */
public final class Simulations {

    public static final long SEED = 20261128L;
    private static final int FULL = 4000;
    private static final int FULL_VERDICTS = 400;
    private static final int QUICK = 400;
    private static final int QUICK_VERDICTS = 100;

    private Simulations() {}

    /** @param quick a tenth of the trials, enough to see a gross mistake */
    public static SimulationReport run(boolean quick) {
        int trials = quick ? QUICK : FULL;
        int verdicts = quick ? QUICK_VERDICTS : FULL_VERDICTS;
        ParityPolicy policy = ParityPolicy.current();
        ParityJudge judge = new ParityJudge(policy, "same-precision");
        Trials counted = new Trials(SEED, trials);
        new DistributionSimulations(counted, judge).run();
        new TaskSimulations(counted, judge).run();
        new VerdictSimulations(judge).run(counted, verdicts);
        return new SimulationReport(SEED, trials, verdicts, policy.version(), counted.rows());
    }
}
