package dev.landbridge.training.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.training.measurement.MetricSample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HealthWatchTest {
    private final HealthWatch watch = new HealthWatch(new Limits());
    private long step;

    @Test
    void isSilentWhileTheLossFalls() {
        for (double loss = 3; loss > 0.01; loss *= 0.97) {
            assertThat(see("loss", loss)).isEmpty();
        }
    }

    @Test
    void reportsALossFarAboveItsMedianOnceItLasts() {
        repeat("loss", 1.0, 30);

        assertThat(repeat("loss", 3.5, 4)).isEmpty();
        assertThat(see("loss", 3.5)).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(FindingKind.DIVERGENCE);
            assertThat(finding.step()).isEqualTo(35);
            assertThat(finding.message()).startsWith("loss 3.500 is more than 3.0 times its running median 1.000");
        });
        assertThat(repeat("loss", 9, 50)).isEmpty();
    }

    @Test
    void forgivesOneSpike() {
        repeat("loss", 1.0, 30);

        assertThat(see("loss", 100)).isEmpty();
        assertThat(repeat("loss", 1.0, 30)).isEmpty();
    }

    @Test
    void reportsThroughputBelowHalfOfItsMedian() {
        repeat("tokens_per_second", 25_000, 40);

        assertThat(repeat("tokens_per_second", 12_400, 5))
                .extracting(Finding::kind)
                .containsExactly(FindingKind.SLOW);
    }

    @Test
    void judgesNothingBeforeItKnowsEnough() {
        repeat("tokens_per_second", 25_000, 10);

        assertThat(repeat("tokens_per_second", 10, 5)).isEmpty();
    }

    @Test
    void theWorstFindingDecides() {
        Finding slow = new Finding(FindingKind.SLOW, 1, "slow", Instant.EPOCH);
        Finding nan = new Finding(FindingKind.NAN, 2, "nan", Instant.EPOCH);

        assertThat(Health.of(List.of()).state()).isEqualTo(HealthState.OK);
        assertThat(Health.of(List.of(slow)).state()).isEqualTo(HealthState.WARN);
        assertThat(Health.of(List.of(nan, slow)).state()).isEqualTo(HealthState.FAILED);
    }

    private List<Finding> repeat(String key, double value, int times) {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            findings.addAll(see(key, value));
        }
        return findings;
    }

    private List<Finding> see(String key, double value) {
        return watch.judge(new MetricSample(++step, Map.of(key, value), Instant.EPOCH));
    }

    private record Limits(double divergenceFactor, double slowShare, int warmUp, int sustained)
            implements HealthConfig {
        Limits() {
            this(3.0, 0.5, 20, 5);
        }
    }
}
