package dev.landbridge.proof.simulation;

import static dev.landbridge.proof.simulation.SimulatedPrompts.flips;
import static dev.landbridge.proof.simulation.SimulatedPrompts.kl;
import static dev.landbridge.proof.simulation.SimulatedPrompts.logNormal;
import static dev.landbridge.proof.simulation.SimulatedPrompts.shift;
import static dev.landbridge.proof.simulation.SimulatedPrompts.slope;
import static dev.landbridge.proof.simulation.SimulatedPrompts.tail;

import dev.landbridge.proof.parity.GateVerdict;
import dev.landbridge.proof.parity.ParityJudge;
import dev.landbridge.proof.parity.PromptComparison;
import dev.landbridge.proof.simulation.SimulatedPrompts.Filling;
import dev.landbridge.proof.simulation.Trials.Case;
import dev.landbridge.proof.statistics.Binomials;
import dev.landbridge.proof.statistics.ClusteredMean;
import dev.landbridge.proof.statistics.FloorRatio;
import dev.landbridge.proof.statistics.LogNormalMean;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/** G2: bounds that cover, and gates at and below their limits. */
final class DistributionSimulations {

    private static final String SMOKE = "smoke";
    private static final int PROMPTS = 256;
    private static final int ROWS = 40;
    private static final double CONFIDENCE = 0.95;
    /** Spread of the log ratio at which the protocol's published powers hold. */
    private static final double RATIO_SPREAD = 0.81;

    private final Trials trials;
    private final ParityJudge judge;
    private final SimulatedPrompts prompts = new SimulatedPrompts(PROMPTS, ROWS);
    private final List<PromptComparison> equal = prompts.equal();

    /** @param judge of the profile same-precision */
    DistributionSimulations(Trials trials, ParityJudge judge) {
        this.trials = trials;
        this.judge = judge;
    }

    void run() {
        for (double spread : new double[] {1, 1.5}) {
            for (int n : new int[] {64, PROMPTS}) {
                coverage(n, spread);
            }
        }
        ratio();
        gates();
        clusters();
    }

    private void coverage(int n, double spread) {
        String sample = String.format(Locale.ROOT, "log-normal mean, log sd %.1f, %d prompts: ", spread, n);
        long[] ones = new long[n];
        Arrays.fill(ones, 1);
        cover(
                new Case("G2a", sample + "Student's t covers", "0.80-0.91"),
                n,
                spread,
                values -> ClusteredMean.of(values, ones).upper(CONFIDENCE));
        cover(
                new Case("G2a", sample + "Cox covers", "0.92-0.94"),
                n,
                spread,
                values -> LogNormalMean.upper(values, 1e-12, CONFIDENCE));
        cover(
                new Case("G2a", sample + "Zou, Huo and Taleban cover", ""),
                n,
                spread,
                values -> LogNormalMean.recoveredUpper(values, 1e-12, CONFIDENCE));
    }

    private void cover(Case one, int n, double spread, ToDoubleFunction<double[]> upper) {
        trials.figure(one, random -> {
            double[] values = new double[n];
            for (int i = 0; i < n; i++) {
                values[i] = logNormal(random, 1, spread);
            }
            return upper.applyAsDouble(values) >= 1;
        });
    }

    private void ratio() {
        trials.atLeast(new Case("G2b", "true ratio 1.6, kappa 2", "0.997"), 0.99, random -> ratioPasses(random, 1.6));
        trials.atMostAlpha(new Case("G2b", "true ratio 2, kappa 2", "0.05"), random -> ratioPasses(random, 2));
    }

    private static boolean ratioPasses(SplittableRandom random, double ratio) {
        double[] floor = new double[PROMPTS];
        double[] target = new double[PROMPTS];
        for (int j = 0; j < PROMPTS; j++) {
            floor[j] = 1e-3;
            target[j] = 1e-3 * ratio * Math.exp(RATIO_SPREAD * random.nextGaussian());
        }
        return FloorRatio.of(target, floor, 1e-6, CONFIDENCE).upper() <= 2;
    }

    private void gates() {
        passes("G2a", "mean KL at the limit, log sd 1", kl(1e-3, 1), equal, false);
        passes("G2a", "mean KL at the limit, log sd 1.5", kl(1e-3, 1.5), equal, false);
        passes("G2a", "mean KL at half the limit, log sd 1", kl(5e-4, 1), equal, true);
        passes("G2c", "NLL shift at the limit", shift(0.002, 0.002), equal, false);
        passes("G2c", "no NLL shift", shift(0, 0.002), equal, true);
        passes("G2d", "flips at the limit, independent", flips(0.01, 0), equal, false);
        passes("G2d", "flips at half the limit, spread over prompts", flips(0.005, 0.8), equal, true);
        passes("G2e", "share above the tail's limit at the cap", tail(0.002, 0, 0.06), equal, false);
        passes("G2e", "nothing above the tail's limit", tail(0, 0, 0), equal, true);
        List<PromptComparison> flat = prompts.draw(new SplittableRandom(1), slope(1e-4, 1, 0));
        passes("G2f", "KL grows three times as much as the floor", slope(1e-4, 3, 0.8), flat, false);
        passes("G2f", "KL grows like the floor", slope(1e-4, 1, 0.8), flat, true);
    }

    private void passes(String gate, String scenario, Filling filling, List<PromptComparison> floor, boolean sound) {
        Case one = new Case(gate, scenario, sound ? "" : "0.05");
        if (sound) {
            trials.atLeast(one, 0.9, random -> passes(gate, prompts.draw(random, filling), floor));
        } else {
            trials.atMostAlpha(one, random -> passes(gate, prompts.draw(random, filling), floor));
        }
    }

    private boolean passes(String id, List<PromptComparison> target, List<PromptComparison> floor) {
        return judge.distribution(target, floor, SMOKE).stream()
                .filter(gate -> gate.id().equals(id))
                .allMatch(gate -> gate.verdict() == GateVerdict.PASS || gate.verdict() == GateVerdict.WARN);
    }

    private void clusters() {
        Filling filling = flips(0.01, 0.8);
        trials.figure(
                new Case("G2d", "flips at the limit, spread over prompts: binomial bound alone passes", ""), random -> {
                    List<PromptComparison> drawn = prompts.draw(random, filling);
                    long flipped =
                            drawn.stream().mapToLong(PromptComparison::flips).sum();
                    return Binomials.upper(flipped, (long) PROMPTS * ROWS, CONFIDENCE) <= 0.01;
                });
        trials.figure(
                new Case("G2d", "flips at the limit, spread over prompts: the gate passes", "0.05"),
                random -> passes("G2d", prompts.draw(random, filling), equal));
    }
}
