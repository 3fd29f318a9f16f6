package dev.landbridge.proof.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class StatisticsTest {

    @Test
    void givesTheTrueKlWhenEveryTokenIsReported() {
        double[] p = {0.5, 0.3, 0.2};
        double[] q = {0.4, 0.4, 0.2};
        LumpedKl kl = new LumpedKl();
        double expected = 0;
        for (int i = 0; i < p.length; i++) {
            kl.add(Math.log(p[i]), Math.log(q[i]));
            expected += p[i] * Math.log(p[i] / q[i]);
        }
        assertThat(kl.value()).isCloseTo(expected, within(1e-12));
    }

    @Test
    void lumpsTheRestAndNeverExceedsTheFullKl() {
        // One token of 0.9 against 0.8: 0.9 ln(0.9/0.8) + 0.1 ln(0.1/0.2).
        assertThat(new LumpedKl().add(Math.log(0.9), Math.log(0.8)).value())
                .isCloseTo(0.9 * Math.log(1.125) + 0.1 * Math.log(0.5), within(1e-12));

        RandomGenerator random = new SplittableRandom(1);
        for (int trial = 0; trial < 200; trial++) {
            double[] p = distribution(random, 50);
            double[] q = distribution(random, 50);
            LumpedKl lumped = new LumpedKl();
            double full = 0;
            for (int i = 0; i < 50; i++) {
                full += p[i] * Math.log(p[i] / q[i]);
                if (i < 20) {
                    lumped.add(Math.log(p[i]), Math.log(q[i]));
                }
            }
            assertThat(lumped.value()).isBetween(0.0, full + 1e-12);
        }
    }

    @Test
    void isZeroForEqualSides() {
        assertThat(new LumpedKl().add(-0.1, -0.1).add(-3, -3).value()).isZero();
    }

    @Test
    void computesTheClusteredError() {
        // Equal sizes reduce to the standard error of the cluster means.
        ClusteredMean mean = ClusteredMean.of(new double[] {1, 2, 3, 4}, new long[] {5, 5, 5, 5});

        assertThat(mean.mean()).isEqualTo(2.5);
        assertThat(mean.standardError()).isCloseTo(Math.sqrt(5.0 / 3 / 4), within(1e-12));
        // t(0.95; 3) = 2.3534 from the table.
        assertThat(mean.upper(0.95)).isCloseTo(2.5 + 2.3534 * mean.standardError(), within(1e-4));
        assertThat(ClusteredMean.of(new double[] {1, 3}, new long[] {1, 3}).mean())
                .isEqualTo(2.5);
    }

    @Test
    void coversLogNormalMeansWhereStudentDoesNot() {
        RandomGenerator random = new SplittableRandom(7);
        double truth = Math.exp(1.5 * 1.5 / 2);
        int student = 0;
        int cox = 0;
        int trials = 1500;
        for (int trial = 0; trial < trials; trial++) {
            double[] values = new double[64];
            for (int i = 0; i < values.length; i++) {
                values[i] = Math.exp(1.5 * random.nextGaussian());
            }
            long[] ones = new long[values.length];
            Arrays.fill(ones, 1);
            student += ClusteredMean.of(values, ones).upper(0.95) >= truth ? 1 : 0;
            cox += LogNormalMean.upper(values, 1e-12, 0.95) >= truth ? 1 : 0;
        }
        // Reference: t covers 0.80 to 0.91, Cox 0.92 to 0.94.
        assertThat((double) student / trials).isBetween(0.78, 0.92);
        assertThat((double) cox / trials).isBetween(0.915, 0.96);
    }

    @Test
    void boundsSkewedMeansWhereStudentDoesNot() {
        // By hand: skewness 1.1547, standard error 0.25, t(0.95; 3) = 2.3534.
        assertThat(SkewedMean.upper(new double[] {0, 0, 0, 1}, new long[] {1, 1, 1, 1}, 0.95))
                .isCloseTo(1.1289, within(1e-4));
        RandomGenerator random = new SplittableRandom(11);
        int student = 0;
        int corrected = 0;
        int trials = 20_000;
        long[] ones = new long[100];
        Arrays.fill(ones, 1);
        for (int trial = 0; trial < trials; trial++) {
            double[] values = new double[ones.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = -Math.log(1 - random.nextDouble());
            }
            student += ClusteredMean.of(values, ones).upper(0.95) < 1 ? 1 : 0;
            corrected += SkewedMean.upper(values, ones, 0.95) < 1 ? 1 : 0;
        }
        assertThat((double) student / trials).isGreaterThan(0.065);
        assertThat((double) corrected / trials).isBetween(0.045, 0.062);
    }

    @Test
    void boundsBinomialSharesExactly() {
        assertThat(Binomials.upper(0, 299, 0.95)).isCloseTo(1 - Math.pow(0.05, 1.0 / 299), within(1e-9));
        // Published 95 % Clopper-Pearson interval of 1 in 10: 0.0025 to 0.4450.
        assertThat(Binomials.upper(1, 10, 0.975)).isCloseTo(0.4450, within(1e-4));
        assertThat(Binomials.lower(1, 10, 0.975)).isCloseTo(0.0025, within(1e-4));
        assertThat(Binomials.upper(10, 10, 0.95)).isEqualTo(1);
        assertThat(Binomials.ruleOfThree(1000)).isEqualTo(0.003);
    }

    @Test
    void testsDiscordantPairsExactly() {
        // 2 (1 + 12 + 66) / 4096
        assertThat(Binomials.mcNemar(10, 2)).isCloseTo(0.038574, within(1e-6));
        assertThat(Binomials.mcNemar(0, 0)).isEqualTo(1);
    }

    @Test
    void needs268EqualPairsForOnePoint() {
        assertThat(Tango.pairsNeeded(0.01, 1.645)).isEqualTo(268);
        assertThat(Tango.pairsNeeded(0.02, 1.645)).isEqualTo(133);
    }

    @Test
    void invertsTheScoreTest() {
        Tango tango = new Tango(12, 7, 400);

        assertThat(tango.loss()).isEqualTo(0.0125);
        assertThat(tango.z(tango.upper(0.9))).isCloseTo(-1.644854, within(1e-6));
        assertThat(tango.z(tango.lower(0.9))).isCloseTo(1.644854, within(1e-6));
        // With equal discordance and delta 0 the score is McNemar's (b - c)/sqrt(b + c).
        assertThat(tango.z(0)).isCloseTo(5 / Math.sqrt(19), within(1e-9));
    }

    @Test
    void holdsTheTypeOneErrorOfTheScoreTest() {
        RandomGenerator random = new SplittableRandom(11);
        int rejected = 0;
        int trials = 4000;
        for (int trial = 0; trial < trials; trial++) {
            int b = 0;
            int c = 0;
            for (int i = 0; i < 500; i++) {
                double u = random.nextDouble();
                b += u < 0.03 ? 1 : 0;
                c += u >= 0.03 && u < 0.05 ? 1 : 0;
            }
            rejected += new Tango(b, c, 500).z(0.01) <= -1.645 ? 1 : 0;
        }
        assertThat((double) rejected / trials).isBetween(0.038, 0.060);
    }

    @Test
    void measuresTheRatioToTheFloor() {
        double[] floor = {1e-4, 2e-4, 3e-4};
        double[] twice = {2e-4, 4e-4, 6e-4};

        assertThat(FloorRatio.of(twice, floor, 1e-6, 0.95).ratio()).isCloseTo(2, within(1e-9));
        assertThat(FloorRatio.of(twice, floor, 1e-6, 0.95).upper()).isCloseTo(2, within(1e-9));
        assertThat(FloorRatio.of(new double[3], new double[3], 1e-6, 0.95).ratio())
                .isEqualTo(1);
    }

    @Test
    void seesGrowthAlongThePrompt() {
        PositionSlope.Quartiles[] flat = new PositionSlope.Quartiles[20];
        PositionSlope.Quartiles[] rising = new PositionSlope.Quartiles[20];
        for (int j = 0; j < 20; j++) {
            flat[j] = PositionSlope.Quartiles.of(new double[] {1e-4, 1e-4, 1e-4, 1e-4});
            rising[j] = PositionSlope.Quartiles.of(new double[] {1e-5, 5e-5, 1e-4, 1.6e-4});
        }
        assertThat(PositionSlope.of(flat, flat, 1e-6, 0.95).slope()).isEqualTo(1);
        assertThat(PositionSlope.of(rising, flat, 1e-6, 0.95).slope()).isCloseTo(16, within(1e-9));
    }

    @Test
    void interpolatesQuantiles() {
        assertThat(Samples.quantile(new double[] {4, 1, 3, 2}, 0.5)).isEqualTo(2.5);
        assertThat(Samples.quantile(new double[] {1, 2, 3, 4, 5}, 0.9)).isCloseTo(4.6, within(1e-12));
        // Bernoulli 0.9 with n = 10: sqrt(0.9 x 0.1 x 10/9 / 10)
        assertThat(Samples.standardError(new double[] {1, 1, 1, 1, 1, 1, 1, 1, 1, 0}))
                .isCloseTo(0.1, within(1e-12));
    }

    private static double[] distribution(RandomGenerator random, int size) {
        double[] values = new double[size];
        double sum = 0;
        for (int i = 0; i < size; i++) {
            values[i] = Math.exp(2 * random.nextGaussian());
            sum += values[i];
        }
        for (int i = 0; i < size; i++) {
            values[i] /= sum;
        }
        return values;
    }
}
