package dev.landbridge.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.landbridge.proof.sequential.BettingProcess;
import dev.landbridge.proof.sequential.DiscordantPairTest;
import dev.landbridge.proof.statistics.Binomials;
import dev.landbridge.proof.statistics.ClusteredMean;
import dev.landbridge.proof.statistics.FloorRatio;
import dev.landbridge.proof.statistics.LogNormalMean;
import dev.landbridge.proof.statistics.LumpedKl;
import dev.landbridge.proof.statistics.PositionSlope;
import dev.landbridge.proof.statistics.SampleSizes;
import dev.landbridge.proof.statistics.SkewedMean;
import dev.landbridge.proof.statistics.Tango;
import dev.landbridge.proof.statistics.TangoPower;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** The guide's examples are {@code name arguments = value}; each value must be the library's, to its last digit. */
class ParityGuideTest {

    private static final double CONFIDENCE = 0.95;
    private static final double Z = 1.6448536;

    private static final Map<String, ToDoubleFunction<String[]>> FORMULAS = Map.ofEntries(
            Map.entry("lumped_kl", ParityGuideTest::lumpedKl),
            Map.entry("clustered_mean", words -> clustered(words).mean()),
            Map.entry("clustered_error", words -> clustered(words).standardError()),
            Map.entry("student_upper", words -> clustered(words).upper(CONFIDENCE)),
            Map.entry("cox_upper", words -> LogNormalMean.upper(numbers(words), 1e-12, CONFIDENCE)),
            Map.entry("recovered_upper", words -> LogNormalMean.recoveredUpper(numbers(words), 1e-12, CONFIDENCE)),
            Map.entry("share_upper", words -> Binomials.upper(whole(words, 0), whole(words, 1), CONFIDENCE)),
            Map.entry("rule_of_three", words -> Binomials.ruleOfThree(whole(words, 0))),
            Map.entry("without_event", words -> sizes("0.5").withoutEvent(number(words, 0))),
            Map.entry(
                    "floor_ratio",
                    words -> FloorRatio.of(left(words), right(words), 1e-6, CONFIDENCE)
                            .ratio()),
            Map.entry("slope", ParityGuideTest::slope),
            Map.entry(
                    "rate_ratio_upper",
                    words -> Binomials.rateRatioUpper(
                            whole(words, 0), number(words, 1), whole(words, 2), number(words, 3), CONFIDENCE)),
            Map.entry("tango_z", words -> tango(words).z(number(words, 3))),
            Map.entry("tango_upper", words -> tango(words).upper(0.9)),
            Map.entry("pairs_without_difference", words -> Tango.pairsNeeded(number(words, 0), Z)),
            Map.entry("johnson_upper", words -> SkewedMean.upper(numbers(words), ones(words.length), CONFIDENCE)),
            Map.entry("mcnemar", words -> Binomials.mcNemar(whole(words, 0), whole(words, 1))),
            Map.entry("pairs", words -> sizes(words[2]).pairs(number(words, 0), number(words, 1))),
            Map.entry("smallest_margin", words -> sizes(words[2]).margin(number(words, 0), whole(words, 1))),
            Map.entry(
                    "tango_power",
                    words -> new TangoPower(number(words, 0), number(words, 1), number(words, 2), CONFIDENCE)
                            .at(whole(words, 3))),
            Map.entry(
                    "first_bet",
                    words -> betting(number(words, 0), number(words, 1)).stake()),
            Map.entry("wealth_of_equal_pairs", ParityGuideTest::wealth),
            Map.entry("sprt_after_lost", ParityGuideTest::sprt));

    @Test
    void theExamplesOfTheGuideAreWhatTheLibraryComputes() throws IOException {
        List<String> examples = examples();
        SoftAssertions softly = new SoftAssertions();
        for (String example : examples) {
            String[] sides = example.split(" = ");
            String[] call = sides[0].split(" ");
            double computed = FORMULAS.get(call[0]).applyAsDouble(Arrays.copyOfRange(call, 1, call.length));
            BigDecimal printed = new BigDecimal(sides[1]);
            softly.assertThat(computed)
                    .as(example)
                    .isCloseTo(
                            printed.doubleValue(), within(0.5001 * printed.ulp().doubleValue()));
        }
        softly.assertAll();
        assertThat(examples.stream().map(example -> example.split(" ")[0]).distinct())
                .containsExactlyInAnyOrderElementsOf(FORMULAS.keySet());
    }

    private static List<String> examples() throws IOException {
        List<String> examples = new ArrayList<>();
        boolean inside = false;
        for (String line : Files.readAllLines(Path.of("../../docs/guides/parity.md"))) {
            if (line.startsWith("```")) {
                inside = line.equals("```example");
            } else if (inside) {
                examples.add(line);
            }
        }
        return examples;
    }

    private static double lumpedKl(String[] words) {
        LumpedKl kl = new LumpedKl();
        for (int i = 0; i < words.length; i++) {
            kl.add(Math.log(left(words)[i]), Math.log(right(words)[i]));
        }
        return kl.value();
    }

    private static ClusteredMean clustered(String[] words) {
        int clusters = words.length / 2;
        return ClusteredMean.of(
                numbers(Arrays.copyOf(words, clusters)),
                Arrays.stream(words)
                        .skip(clusters + 1)
                        .mapToLong(Long::parseLong)
                        .toArray());
    }

    private static double slope(String[] words) {
        PositionSlope.Quartiles[] target = {PositionSlope.Quartiles.of(numbers(words))};
        PositionSlope.Quartiles[] flat = {new PositionSlope.Quartiles(1, 1, 1)};
        return PositionSlope.of(target, flat, 1e-6, CONFIDENCE).slope();
    }

    private static BettingProcess betting(double margin, double psi) {
        return new BettingProcess(BettingProcess.Bet.onLoss(margin, psi), 0.5, 100);
    }

    private static double wealth(String[] words) {
        BettingProcess process = betting(number(words, 0), number(words, 1));
        for (int i = 0; i < whole(words, 2); i++) {
            process.add(0.5);
        }
        return process.wealth();
    }

    private static double sprt(String[] words) {
        DiscordantPairTest test = new DiscordantPairTest(number(words, 0), number(words, 1), 2.944);
        for (int i = 0; i < whole(words, 2); i++) {
            test.add(true);
        }
        return test.logLikelihood();
    }

    private static SampleSizes sizes(String power) {
        return new SampleSizes(CONFIDENCE, Double.parseDouble(power));
    }

    private static Tango tango(String[] words) {
        return new Tango(whole(words, 0), whole(words, 1), whole(words, 2));
    }

    private static double[] numbers(String[] words) {
        return Arrays.stream(words).mapToDouble(Double::parseDouble).toArray();
    }

    private static double[] left(String[] words) {
        return Arrays.stream(words)
                .mapToDouble(word -> Double.parseDouble(word.split("/")[0]))
                .toArray();
    }

    private static double[] right(String[] words) {
        return Arrays.stream(words)
                .mapToDouble(word -> Double.parseDouble(word.split("/")[1]))
                .toArray();
    }

    private static double number(String[] words, int index) {
        return Double.parseDouble(words[index]);
    }

    private static long[] ones(int count) {
        long[] ones = new long[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static int whole(String[] words, int index) {
        return Integer.parseInt(words[index]);
    }
}
