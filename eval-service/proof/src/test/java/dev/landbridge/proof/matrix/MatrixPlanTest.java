package dev.landbridge.proof.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.proof.SyntheticMatrix;
import dev.landbridge.proof.golden.ServingMatrix;
import dev.landbridge.proof.parity.ParityPolicy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MatrixPlanTest {
    private static final MatrixPolicy POLICY = ParityPolicy.current().matrix().orElseThrow();
    private static final MatrixPolicy.Size STANDARD = POLICY.sizes().get("standard");

    @Test
    void coversEveryPairThatTheEngineHas() {
        MatrixPlan plan = MatrixPlan.of(POLICY, STANDARD, everything());

        MatrixCoverage coverage =
                MatrixCoverage.of(new ServingMatrix(plan.factors(), plan.leftOut(), List.of(), null), plan.cells());
        assertThat(coverage.share()).isEqualTo(1);
        assertThat(plan.leftOut()).isEmpty();
        // Levels 2, 2, 2, 2, 2, 3, 5, 2 of the policy's factors.
        assertThat(coverage.pairsTotal()).isEqualTo(10 * 4 + 5 * 2 * (3 + 5 + 2) + 15 + 6 + 10);
        assertThat(plan.engines().get(0)).isEqualTo(everything().production());
        assertThat(plan.engines()).hasSizeLessThanOrEqualTo(1 + STANDARD.siblings());
        assertThat(plan.cells()).hasSizeLessThanOrEqualTo(5 * plan.engines().size());
    }

    @Test
    void saysWhyALevelIsLeftOut() {
        MatrixPlan plan = MatrixPlan.of(POLICY, STANDARD, SyntheticMatrix.OFFER);

        assertThat(plan.leftOut())
                .extracting(ServingMatrix.LeftOut::setting, ServingMatrix.LeftOut::reason)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("speculative", "synthetic 1 has no such switch"),
                        org.assertj.core.groups.Tuple.tuple("length 2048", "the window is 1024 tokens"),
                        org.assertj.core.groups.Tuple.tuple(
                                "length max", "the golden trace has no prompts of this length"));
        assertThat(plan.cells())
                .allSatisfy(cell -> assertThat(cell)
                        .containsKeys("graph", "chunked_prefill", "concurrency", "prompt")
                        .doesNotContainKeys("speculative", "disaggregated"));
    }

    @Test
    void listsThePairsThatTooFewEnginesCannotCover() {
        MatrixPlan plan = MatrixPlan.of(POLICY, POLICY.sizes().get("smoke"), SyntheticMatrix.OFFER);

        assertThat(plan.engines())
                .containsExactly(
                        Map.of("graph", "graph", "chunked_prefill", "on"),
                        Map.of("graph", "eager", "chunked_prefill", "off"));
        assertThat(plan.cells()).hasSize(7);
        assertThat(plan.leftOut())
                .extracting(ServingMatrix.LeftOut::setting)
                .contains("graph graph with chunked_prefill off", "graph eager with chunked_prefill on");
    }

    @Test
    void startsNoEngineWhereNoneIsAllowed() {
        MatrixPolicy.Size alone = new MatrixPolicy.Size(8, 8, 0, 1, 0);

        MatrixPlan plan = MatrixPlan.of(POLICY, alone, SyntheticMatrix.OFFER);

        assertThat(plan.engines()).hasSize(1);
        assertThat(plan.leftOut())
                .extracting(ServingMatrix.LeftOut::reason)
                .contains("no engine is started beside the candidate");
    }

    private static Offer everything() {
        Map<String, List<String>> all = Map.of(
                "graph", List.of("graph", "eager"),
                "chunked_prefill", List.of("on", "off"),
                "prefix_cache", List.of("on", "off"),
                "speculative", List.of("on", "off"),
                "disaggregated", List.of("on", "off"));
        Map<String, String> running = Map.of(
                "graph", "graph",
                "chunked_prefill", "on",
                "prefix_cache", "on",
                "speculative", "off",
                "disaggregated", "off");
        return new Offer("whole 1", all, running, Set.of("512", "2048", "8192", "32768", "max"), 65536);
    }
}
