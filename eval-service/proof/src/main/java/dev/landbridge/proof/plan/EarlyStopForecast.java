package dev.landbridge.proof.plan;

import dev.landbridge.proof.parity.ParityPolicy;
import dev.landbridge.proof.sequential.EarlyStopRule;
import dev.landbridge.proof.sequential.EarlyStopRule.Decision;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * What the early stop does to a sound run, simulated with a fixed seed.
 *
 * @param pairs planned
 * @param medianPairs asked by half of the runs at most; the planned number where that half does not end earlier
 * @param power share of runs that pass within the planned pairs
 */
public record EarlyStopForecast(long pairs, long medianPairs, double power, double boundary) {

    private static final int TRIALS = 400;
    private static final int MOST_PAIRS = 10_000;

    static EarlyStopForecast of(ParityPolicy.EarlyStop policy, EarlyStopRule.Settings settings, long pairs) {
        int items = (int) Math.min(pairs, MOST_PAIRS);
        SplittableRandom random = new SplittableRandom(policy.seed());
        int[] ends = new int[TRIALS];
        int passed = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            EarlyStopRule rule = new EarlyStopRule(settings);
            int asked = 0;
            while (asked < items && rule.decision() == Decision.NONE) {
                double draw = random.nextDouble();
                boolean lost = draw < settings.discordance() / 2;
                boolean won = !lost && draw < settings.discordance();
                rule.add(won ? 0 : 1, lost ? 0 : 1);
                asked++;
            }
            ends[trial] = asked;
            passed += rule.decision() == Decision.PASS ? 1 : 0;
        }
        Arrays.sort(ends);
        return new EarlyStopForecast(pairs, ends[TRIALS / 2], (double) passed / TRIALS, policy.wealth());
    }
}
