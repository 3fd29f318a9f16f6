package dev.landbridge.proof.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.landbridge.proof.sequential.EarlyStopRule.Decision;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EarlyStopTest {

    private static final double MARGIN = 0.01;
    private static final double DISCORDANCE = 0.02;
    private static final int FIXED = 1237;

    @Test
    void betsAsTheFormulaSays() {
        BettingProcess process = new BettingProcess(BettingProcess.Bet.onLoss(0.02, 0.04), 0.5, 100);

        // d = 0.01, v = 0.01: lambda = 0.01 / 0.0101; an equal pair gives 1 + lambda 0.01.
        assertThat(process.stake()).isCloseTo(0.01 / 0.0101, within(1e-12));
        process.add(0.5);
        assertThat(process.wealth()).isCloseTo(1 + 0.01 / 0.0101 * 0.01, within(1e-12));
        assertThat(process.stake()).isCloseTo(0.01 / (100 * 0.01 / 101 + 0.0001), within(1e-12));
    }

    @Test
    void neverStakesMoreThanHalfOfTheWealth() {
        BettingProcess process = new BettingProcess(BettingProcess.Bet.onLoss(0.1, 0), 0.5, 100);

        process.add(0);

        assertThat(process.wealth()).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void failsAfterAFewLostPairsAndNotByLuck() {
        DiscordantPairTest test = new DiscordantPairTest(0.01, 0, 2.944);

        assertThat(test.lostShare()).isEqualTo(0.95);
        for (int i = 0; i < 4; i++) {
            test.add(true);
        }
        // 4 ln 1.9 = 2.567
        assertThat(test.logLikelihood()).isCloseTo(2.567, within(1e-3));
        assertThat(test.losing()).isFalse();
        test.add(true);
        assertThat(test.losing()).isTrue();
    }

    /** Published: the boundary is crossed in 0.023 to 0.040 of the runs whose loss is the margin itself. */
    @Test
    void passesALossAtTheMarginSeldomEnough() {
        int crossed = 0;
        int trials = 2000;
        SplittableRandom random = new SplittableRandom(41);
        for (int trial = 0; trial < trials; trial++) {
            crossed += stop(random, MARGIN, FIXED) > 0 ? 1 : 0;
        }
        assertThat((double) crossed / trials).isBetween(0.020, 0.043);
    }

    /** Published: a median of 1,142 items where the fixed design takes 1,237; this bet is a little quicker. */
    @Test
    void stopsASoundRunBeforeTheFixedDesignDoes() {
        int trials = 1000;
        int[] stops = new int[trials];
        SplittableRandom random = new SplittableRandom(42);
        for (int trial = 0; trial < trials; trial++) {
            int stop = stop(random, 0, 8 * FIXED);
            stops[trial] = stop > 0 ? stop : Integer.MAX_VALUE;
        }
        Arrays.sort(stops);
        assertThat(stops[trials / 2]).isBetween(930, 1142);
    }

    @Test
    void failsALargeLossFast() {
        SplittableRandom random = new SplittableRandom(43);
        int failed = 0;
        for (int trial = 0; trial < 200; trial++) {
            EarlyStopRule rule = rule();
            for (int i = 0; i < FIXED && rule.decision() == Decision.NONE; i++) {
                feed(rule, random.nextDouble(), 0.05, 0.01);
            }
            failed += rule.decision() == Decision.FAIL ? 1 : 0;
        }
        assertThat(failed).isGreaterThan(195);
    }

    @Test
    void doesNotPassARunThatTradesRightForWrong() {
        SplittableRandom random = new SplittableRandom(44);
        int passed = 0;
        for (int trial = 0; trial < 400; trial++) {
            EarlyStopRule rule = rule();
            for (int i = 0; i < 4000 && rule.decision() == Decision.NONE; i++) {
                feed(rule, random.nextDouble(), 0.025, 0.025);
            }
            passed += rule.decision() == Decision.PASS ? 1 : 0;
        }
        // The cap on discordance is 5 %: at most 5 % of 400, and three standard errors.
        assertThat(passed).isLessThan(33);
    }

    private static int stop(SplittableRandom random, double loss, int items) {
        BettingProcess process = new BettingProcess(BettingProcess.Bet.onLoss(MARGIN, DISCORDANCE), 0.5, 100);
        double lost = (DISCORDANCE + loss) / 2;
        for (int i = 1; i <= items; i++) {
            double draw = random.nextDouble();
            process.add(draw < lost ? 0 : draw < DISCORDANCE ? 1 : 0.5);
            if (process.highestWealth() >= 20) {
                return i;
            }
        }
        return 0;
    }

    private static EarlyStopRule rule() {
        return new EarlyStopRule(new EarlyStopRule.Settings(MARGIN, 0.05, DISCORDANCE, 20, 2.944, 0.5, 100));
    }

    private static void feed(EarlyStopRule rule, double draw, double lost, double won) {
        double reference = draw < lost || draw >= lost + won ? 1 : 0;
        double target = draw < lost ? 0 : 1;
        rule.add(reference, target);
    }
}
