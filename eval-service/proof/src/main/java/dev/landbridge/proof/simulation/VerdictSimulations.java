package dev.landbridge.proof.simulation;

import dev.landbridge.proof.golden.Trace;
import dev.landbridge.proof.parity.ParityJudge;
import dev.landbridge.proof.parity.ParityResult;
import dev.landbridge.proof.parity.ParityVerdict;
import dev.landbridge.proof.simulation.SimulationRow.Claim;
import dev.landbridge.proof.simulation.Trials.Case;
import java.util.SplittableRandom;

/** The whole verdict, from traces to sentence. */
public final class VerdictSimulations {

    private static final SimulatedPair.Sample SMOKE = new SimulatedPair.Sample(64, 97, 64);
    /** Noise of the logits that gives about 2e-5 nats a token, as BF16 against FP16 in the published tables. */
    private static final double SOUND = 0.007;

    private static final double TAU_GREEN = 1e-3;
    private static final int TASKS = 1000;

    private final ParityJudge judge;

    /** @param judge of the profile same-precision */
    public VerdictSimulations(ParityJudge judge) {
        this.judge = judge;
    }

    void run(Trials trials, int runs) {
        trials.add(
                new Case("all", "sound engine: PASS", ""),
                Claim.AT_LEAST,
                0.995,
                runs,
                random -> sound(random) == ParityVerdict.PASS);
        trials.add(
                new Case("all", "task loss at the margin of 2 pp: PASS", "0.05"),
                Claim.AT_MOST,
                Trials.ALPHA,
                runs,
                random -> lossAtTheMargin(random) == ParityVerdict.PASS);
        double noise = noiseAtTheLimit();
        trials.add(
                new Case("all", "mean KL at the limit: PASS", "0.05"),
                Claim.AT_MOST,
                Trials.ALPHA,
                runs,
                random -> judge(random, noise, 0).verdict() == ParityVerdict.PASS);
    }

    /** Verdict on a target whose noise is that of the reference's own second replicate. */
    public ParityVerdict sound(SplittableRandom random) {
        return judge(random, SOUND, 0).verdict();
    }

    /** Verdict on a target that is sound but for a true task loss of exactly the margin. */
    public ParityVerdict lossAtTheMargin(SplittableRandom random) {
        return judge(random, SOUND, 0.02).verdict();
    }

    private ParityResult judge(SplittableRandom random, double noise, double loss) {
        SimulatedTasks.Sides tasks = new SimulatedTasks(random, TASKS).paired(loss == 0 ? 0.005 : 0.03, loss);
        SimulatedPair pair = new SimulatedPair(SMOKE, random);
        Trace golden = pair.golden(SOUND, tasks.reference());
        return judge.judge(golden, pair.target(noise, tasks.target()));
    }

    /** The noise at which the mean KL is the limit, found on one large sample. */
    private double noiseAtTheLimit() {
        SimulatedPair.Sample large = new SimulatedPair.Sample(400, 49, 1);
        double low = 0;
        double high = 0.2;
        for (int i = 0; i < 14; i++) {
            double middle = (low + high) / 2;
            SimulatedTasks.Sides tasks = new SimulatedTasks(new SplittableRandom(1), 1).paired(0, 0);
            SimulatedPair pair = new SimulatedPair(large, new SplittableRandom(2));
            ParityResult result = judge.judge(pair.golden(0, tasks.reference()), pair.target(middle, tasks.target()));
            if (result.statistics().meanKl() < TAU_GREEN) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
