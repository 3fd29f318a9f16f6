package dev.landbridge.proof.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.proof.parity.ParityJudge;
import dev.landbridge.proof.parity.ParityPolicy;
import dev.landbridge.proof.parity.ParityVerdict;
import dev.landbridge.proof.simulation.SimulationRow.Claim;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SimulationTest {

    private final VerdictSimulations verdicts =
            new VerdictSimulations(new ParityJudge(ParityPolicy.current(), "same-precision"));

    @Test
    void aSoundEnginePasses100Of100Times() {
        SplittableRandom random = new SplittableRandom(100);
        int passed = 0;
        for (int run = 0; run < 100; run++) {
            passed += verdicts.sound(random) == ParityVerdict.PASS ? 1 : 0;
        }
        assertThat(passed).isEqualTo(100);
    }

    /** Of 100 runs at a rate of 5 %, more than 11 pass with a chance below 0.5 %: that is the tolerance. */
    @Test
    void aLossExactlyAtTheMarginPassesAtMost5PercentOfTheTime() {
        SplittableRandom random = new SplittableRandom(101);
        int passed = 0;
        for (int run = 0; run < 100; run++) {
            passed += verdicts.lossAtTheMargin(random) == ParityVerdict.PASS ? 1 : 0;
        }
        assertThat(passed).isLessThanOrEqualTo(11);
    }

    @Test
    void everyGateKeepsItsErrorAndItsPower() {
        Trials trials = new Trials(7, 300);
        ParityJudge judge = new ParityJudge(ParityPolicy.current(), "same-precision");

        new DistributionSimulations(trials, judge).run();
        new TaskSimulations(trials, judge).run();

        assertThat(trials.rows())
                .hasSizeGreaterThan(40)
                .allSatisfy(row -> assertThat(row.holds())
                        .as("%s, %s: %s", row.gate(), row.scenario(), row.rate())
                        .isTrue());
    }

    @Test
    void seesThatTheBinomialBoundAloneIsTooBold() {
        Trials trials = new Trials(8, 300);
        new DistributionSimulations(trials, new ParityJudge(ParityPolicy.current(), "same-precision")).run();

        assertThat(rate(trials, "binomial bound alone")).isGreaterThan(rate(trials, "the gate passes"));
    }

    @Test
    void callsARateBrokenOnlyWhenItsBoundIs() {
        assertThat(new SimulationRow("G4", "", Claim.AT_MOST, 0.05, 11, 100, "").holds())
                .isTrue();
        assertThat(new SimulationRow("G4", "", Claim.AT_MOST, 0.05, 13, 100, "").holds())
                .isFalse();
        assertThat(new SimulationRow("G4", "", Claim.AT_LEAST, 0.9, 80, 100, "").holds())
                .isFalse();
    }

    private static double rate(Trials trials, String scenario) {
        return trials.rows().stream()
                .filter(row -> row.scenario().contains(scenario))
                .findFirst()
                .orElseThrow()
                .rate();
    }
}
