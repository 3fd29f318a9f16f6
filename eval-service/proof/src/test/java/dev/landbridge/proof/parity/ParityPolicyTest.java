package dev.landbridge.proof.parity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ParityPolicyTest {

    private final ParityPolicy policy = ParityPolicy.current();

    @Test
    void judgesAnEightBitCacheOnItsOwn() {
        assertThat(policy.profileFor("w8a8")).contains("w8a8");
        assertThat(policy.profileFor("c8")).contains("c8");
        assertThat(policy.profileFor("w8a8-c8")).contains("w8a8-c8");
        assertThat(policy.profileNames()).contains("exact", "same-precision", "w8a8", "w4");
    }

    @Test
    void asksForSamplesThatCanProveItsOwnCaps() {
        policy.document().sizes().forEach((name, size) -> {
            assertThat(3.0 / size.minGenerations()).as(name).isLessThanOrEqualTo(size.garbageCap());
            assertThat(1 - Math.pow(0.05, 1.0 / size.minDecodes()))
                    .as(name)
                    .isLessThanOrEqualTo(size.hardDivergenceCap());
            double positions = size.minPrompts() * size.minMeanPositions();
            assertThat(1 - Math.pow(0.05, 1 / positions))
                    .as(name)
                    .isLessThanOrEqualTo(Math.min(size.confidentFlipCap(), size.tailShare()));
        });
    }
}
