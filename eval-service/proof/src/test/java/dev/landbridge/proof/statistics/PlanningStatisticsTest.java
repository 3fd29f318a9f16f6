package dev.landbridge.proof.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PlanningStatisticsTest {

    private final SampleSizes usual = new SampleSizes(0.95, 0.8);

    @Test
    void givesThePublishedTableOfPairs() {
        double[] discordances = {0.01, 0.02, 0.05, 0.10, 0.20, 0.5};
        long[][] published = {
            {2474, 4947, 12366, 24731, 49461, 123652},
            {619, 1237, 3092, 6183, 12366, 30913},
            {155, 310, 773, 1546, 3092, 7729}
        };
        double[] margins = {0.005, 0.01, 0.02};
        for (int row = 0; row < margins.length; row++) {
            for (int column = 0; column < discordances.length; column++) {
                assertThat(usual.pairs(discordances[column], margins[row]))
                        .as("psi %s, margin %s", discordances[column], margins[row])
                        .isEqualTo(published[row][column]);
            }
        }
        assertThat(usual.margin(1, 1)).isCloseTo(2.49, within(0.005));
    }

    @Test
    void needs299WithoutEventForOnePercent() {
        assertThat(usual.withoutEvent(0.01)).isEqualTo(299);
        assertThat(new ShareTest(0.01, 0.95).passing(298)).isEqualTo(-1);
        assertThat(new ShareTest(0.01, 0.95).passing(299)).isZero();
        assertThat(new ShareTest(0.01, 0.95).needed(0, 0.9)).isEqualTo(299);
    }

    @Test
    void plansAShareExactly() {
        ShareTest test = new ShareTest(0.05, 0.95);

        // Clopper-Pearson of 1 in 93 is 4.998 %, of 1 in 92 it is 5.05 %.
        assertThat(test.passing(92)).isZero();
        assertThat(test.passing(93)).isOne();
        assertThat(test.power(93, 0.01)).isCloseTo(Math.pow(0.99, 93) + 93 * 0.01 * Math.pow(0.99, 92), within(1e-9));
        long needed = test.needed(0.02, 0.9);
        assertThat(test.power(needed, 0.02)).isGreaterThanOrEqualTo(0.9);
        assertThat(needed).isBetween(250L, 420L);
        assertThat(test.needed(0.05, 0.9)).isEqualTo(-1);
        assertThat(ShareTest.provable(299, 0, 0.95, 0.9)).isCloseTo(0.01, within(1e-4));
    }

    @Test
    void sumsThePowerOfTheScoreTestOverAllOutcomes() {
        assertThat(new TangoPower(0, 0, 0.01, 0.95).at(267)).isZero();
        assertThat(new TangoPower(0, 0, 0.01, 0.95).at(268)).isOne();
        // The normal formula promises 80 % at 1,237 pairs, and at the margin the test rejects 5 %.
        assertThat(new TangoPower(0.02, 0, 0.01, 0.95).at(1237)).isCloseTo(0.8, within(0.04));
        assertThat(new TangoPower(0.05, 0, 0.01, 0.95).at(3092)).isCloseTo(0.8, within(0.02));
        for (int pairs : new int[] {200, 500, 1000, 5000}) {
            assertThat(new TangoPower(0.05, 0.01, 0.01, 0.95).at(pairs)).isBetween(0.04, 0.055);
        }
    }

    @Test
    void recoversTheBoundOfALogNormalMeanWhereCoxFallsShort() {
        SplittableRandom random = new SplittableRandom(20261128);
        double truth = Math.exp(1.5 * 1.5 / 2);
        int cox = 0;
        int recovered = 0;
        int trials = 2000;
        for (int trial = 0; trial < trials; trial++) {
            double[] values = new double[64];
            for (int i = 0; i < values.length; i++) {
                values[i] = Math.exp(1.5 * random.nextGaussian());
            }
            cox += LogNormalMean.upper(values, 1e-12, 0.95) >= truth ? 1 : 0;
            recovered += LogNormalMean.recoveredUpper(values, 1e-12, 0.95) >= truth ? 1 : 0;
        }
        assertThat((double) recovered / trials).isBetween(0.94, 0.97);
        assertThat(recovered).isGreaterThan(cox);
    }

    @Test
    void boundsAMeanByTheBootstrap() {
        double[] values = new double[200];
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextGaussian();
        }
        long[] ones = new long[values.length];
        Arrays.fill(ones, 1);

        double upper = BootstrapMean.upper(values, ones, 4000, 0.95);

        // On normal values BCa and Student's t agree.
        assertThat(upper)
                .isCloseTo(ClusteredMean.of(values, ones).upper(0.95), within(0.15 * Samples.standardError(values)));
        assertThat(BootstrapMean.upper(values, ones, 4000, 0.95)).isEqualTo(upper);
        assertThat(BootstrapMean.upper(new double[] {0.5, 0.5}, new long[] {1, 1}, 200, 0.95))
                .isEqualTo(0.5);
    }
}
