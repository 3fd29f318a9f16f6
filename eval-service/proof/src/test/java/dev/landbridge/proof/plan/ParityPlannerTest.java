package dev.landbridge.proof.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.landbridge.proof.SyntheticTraces;
import dev.landbridge.proof.parity.ParityPolicy;
import dev.landbridge.proof.parity.ParityVerdict;
import dev.landbridge.proof.parity.ReferenceNoise;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ParityPlannerTest {

    private final ParityPolicy policy = ParityPolicy.current();
    private final Map<Assumption, Double> given = new EnumMap<>(Assumption.class);

    @BeforeEach
    void assumeAUsualPair() {
        given.put(Assumption.PSI, 0.005);
        given.put(Assumption.FLOOR_KL, 1e-4);
        given.put(Assumption.PROMPTS, 256.0);
        given.put(Assumption.POSITIONS_PER_PROMPT, 256.0);
        given.put(Assumption.DECODES, 300.0);
        given.put(Assumption.TASK_PAIRS, 1000.0);
    }

    @Test
    void expectsAPassOfAUsualPair() {
        ParityPlan plan = plan();

        assertThat(plan.verdict()).as(plan.sentence()).isEqualTo(ParityVerdict.PASS);
        assertThat(plan.power()).isGreaterThan(0.9);
        assertThat(plan.sentence()).startsWith("PASS likely");
        assertThat(plan.gates())
                .extracting(GatePlan::id)
                .containsExactly("G1", "G2", "G2a", "G2c", "G2f", "G2d", "G2d", "G2e", "G2e", "G3", "G4", "G4");
        assertThat(plan.gates()).allSatisfy(gate -> {
            assertThat(gate.power()).isBetween(0.895, 1.0);
            assertThat(gate.remedy()).isEmpty();
        });
    }

    @Test
    void saysInAdvanceThatTooFewPairsProveNothing() {
        given.put(Assumption.PSI, 0.05);
        given.put(Assumption.TASK_PAIRS, 320.0);
        given.put(Assumption.DECODES, 700.0);
        GatePlan margin = gate(plan(), "margin");

        assertThat(plan().verdict()).isEqualTo(ParityVerdict.INCONCLUSIVE);
        assertThat(plan().sentence()).startsWith("INCONCLUSIVE in advance: G4").contains("landbridge.trace.tasks");
        // (1.645 + 1.282)^2 0.05 / 0.02^2 = 1,070.5; the exact power asks for no less.
        assertThat(margin.needed()).isBetween(1071L, 1130L);
        assertThat(margin.provable()).isCloseTo(2.9264 * Math.sqrt(0.05 / 320), within(1e-4));
        assertThat(margin.power()).isLessThan(0.6);

        given.put(Assumption.TASK_PAIRS, (double) margin.needed());
        assertThat(gate(plan(), "margin").verdict()).isEqualTo(ParityVerdict.PASS);
        assertThat(gate(plan(), "margin").power()).isGreaterThanOrEqualTo(0.9);
    }

    @Test
    void needsEqualPairsTooWhereNothingEverDiffers() {
        given.put(Assumption.PSI, 0.0);
        given.put(Assumption.REFERENCE_ACCURACY, 1.0);

        assertThat(gate(plan("same-precision+99%"), "margin").needed()).isEqualTo(300);
        given.put(Assumption.TASK_PAIRS, 2000.0);
        GatePlan strict = gate(plan("same-precision+99.9%"), "margin");
        assertThat(strict.limit()).isEqualTo(0.001);
        assertThat(strict.needed()).isBetween(2700L, 2710L);
        assertThat(strict.provable()).isBetween(0.0013, 0.0014);
        assertThat(strict.verdict()).isEqualTo(ParityVerdict.INCONCLUSIVE);
    }

    @Test
    void needs299ContinuationsForOnePercent() {
        given.put(Assumption.DECODES, 256.0);
        GatePlan decodes = gate(plan(), "hard_divergence");

        assertThat(decodes.verdict()).isEqualTo(ParityVerdict.INCONCLUSIVE);
        assertThat(decodes.power()).isZero();
        assertThat(decodes.needed()).isEqualTo(300);
        assertThat(decodes.remedy()).contains("landbridge.trace.decodes");
    }

    @Test
    void isInvalidInAdvanceWhenTheReferenceDisagreesWithItself() {
        given.put(Assumption.FLOOR_KL, 0.01);

        assertThat(plan().verdict()).isEqualTo(ParityVerdict.INVALID);
        assertThat(gate(plan(), "mean_kl").needed()).isNull();
        assertThat(plan().cost().needed()).isNull();
    }

    @Test
    void asksForMorePromptsWhenTheTargetsNumericsComeCloseToTheLimit() {
        given.put(Assumption.TARGET_KL, 7e-4);
        given.put(Assumption.KL_LOG_SPREAD, 1.5);
        given.put(Assumption.FLIP_SHARE, 0.003);
        GatePlan kl = gate(plan(), "mean_kl");

        assertThat(kl.verdict()).isEqualTo(ParityVerdict.INCONCLUSIVE);
        assertThat(kl.needed()).isGreaterThan(256);
        assertThat(kl.provable()).isGreaterThan(1e-3);
        given.put(Assumption.PROMPTS, (double) kl.needed());
        assertThat(gate(plan(), "mean_kl").power()).isCloseTo(0.9, within(0.005));
    }

    @Test
    void countsRequestsTokensTimeAndMoney() {
        given.put(Assumption.TOKENS_PER_DECODE_PROMPT, 100.0);
        given.put(Assumption.TOKENS_PER_DECODE, 500.0);
        given.put(Assumption.TOKENS_PER_TASK_PROMPT, 50.0);
        given.put(Assumption.TOKENS_PER_TASK_OUTPUT, 10.0);
        PlanPrices prices = new PlanPrices(1000.0, 100.0, "USD", 1.0, 2.0);
        PlanCost cost = planner("same-precision", prices, 0).plan().cost().sample();

        assertThat(cost.requests()).isEqualTo(256 + 300 + 1000);
        assertThat(cost.promptTokens()).isEqualTo(256 * 256 + 300 * 100 + 1000 * 50);
        assertThat(cost.outputTokens()).isEqualTo(256 + 300 * 500 + 1000 * 10);
        assertThat(cost.seconds()).isCloseTo(145.536 + 1602.56, within(1e-6));
        assertThat(cost.money()).isCloseTo(0.145536 + 0.320512, within(1e-9));
        assertThat(plan().cost().sample().money()).isNull();
    }

    @Test
    void plansTheServingMatrixCellByCell() {
        ParityPlan plan = planner("same-precision", PlanPrices.NONE, 15).plan();

        GatePlan cells = gate(plan, "cells");
        assertThat(cells.sample()).isEqualTo(32);
        assertThat(cells.power()).isOne();
        // Two of 32 are the fewest whose lower bound (1.12 %) is above 1 %: a true share of 11.6 % shows them.
        assertThat(cells.provable()).isCloseTo(0.116, within(0.005));
        assertThat(plan.cost().sample().requests()).isEqualTo(1556 + 15 * 64);
    }

    @Test
    void forecastsTheEarlyStop() {
        given.put(Assumption.PSI, 0.02);
        given.put(Assumption.TASK_PAIRS, 2000.0);
        ParityPlan plan = new ParityPlanner(
                        policy,
                        new PlanRequest(null, "same-precision", "standard", 0.9, 0, true),
                        assumptions(null),
                        PlanPrices.NONE)
                .plan();

        assertThat(plan.earlyStop().pairs()).isEqualTo(2000);
        assertThat(plan.earlyStop().medianPairs()).isBetween(150L, 900L);
        assertThat(plan.earlyStop().power()).isGreaterThan(0.9);
        assertThat(plan().earlyStop()).isNull();
    }

    @Test
    void plansRepeatedItemsByTheirOwnSpread() {
        given.put(Assumption.SCORE_SPREAD, 0.3);
        given.put(Assumption.REPEATS, 4.0);
        GatePlan margin = gate(plan(), "margin");

        // (2.9264)^2 (2 0.09 / 4) / 0.0004
        assertThat(margin.needed()).isEqualTo(964);
        given.put(Assumption.REPEATS, 1.0);
        assertThat(gate(plan(), "margin").needed()).isBetween(3853L, 3855L);
    }

    @Test
    void readsTheNoiseFromAGoldenTrace() {
        SyntheticTraces traces = new SyntheticTraces();
        given.clear();
        given.put(Assumption.PSI, 0.0);
        Assumptions measured = assumptions(ReferenceNoise.of(traces.golden(), policy));

        assertThat(measured.get(Assumption.PROMPTS)).isEqualTo(96);
        assertThat(measured.get(Assumption.POSITIONS_PER_PROMPT)).isEqualTo(47);
        assertThat(measured.get(Assumption.FLOOR_KL)).isZero();
        assertThat(measured.get(Assumption.TASK_PAIRS)).isEqualTo(320);
        assertThat(measured.lines())
                .filteredOn(line -> line.name().equals("floor_kl"))
                .extracting(Assumptions.Line::source)
                .containsExactly("trace");
        ParityPlan plan = new ParityPlanner(
                        policy,
                        new PlanRequest(null, "same-precision", "smoke", 0.9, 0, false),
                        measured,
                        PlanPrices.NONE)
                .plan();
        assertThat(plan.verdict()).as(plan.sentence()).isEqualTo(ParityVerdict.PASS);
    }

    @Test
    void namesTheNumberThatIsMissing() {
        given.remove(Assumption.PSI);

        assertThatThrownBy(this::plan)
                .isInstanceOf(MissingAssumptionException.class)
                .hasMessageContaining("psi");
    }

    private ParityPlan plan() {
        return plan("same-precision");
    }

    private ParityPlan plan(String profile) {
        return planner(profile, PlanPrices.NONE, 0).plan();
    }

    private ParityPlanner planner(String profile, PlanPrices prices, int cells) {
        return new ParityPlanner(
                policy, new PlanRequest(null, profile, "standard", 0.9, cells, false), assumptions(null), prices);
    }

    private Assumptions assumptions(ReferenceNoise noise) {
        return Assumptions.of(given, noise, policy.size("standard"));
    }

    private static GatePlan gate(ParityPlan plan, String check) {
        return plan.gates().stream()
                .filter(gate -> gate.check().equals(check))
                .findFirst()
                .orElseThrow();
    }
}
