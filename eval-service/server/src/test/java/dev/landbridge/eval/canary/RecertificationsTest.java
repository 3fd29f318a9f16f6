package dev.landbridge.eval.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RecertificationsTest {
    private static final Instant ISSUED = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant EXPIRES = ISSUED.plus(Duration.ofDays(90));

    @Test
    void isDueFromTheWishedDaysBeforeTheEnd() {
        assertThat(due(7, 83)).isTrue();
        assertThat(due(7, 82)).isFalse();
        assertThat(due(7, 200)).isTrue();
        assertThat(due(0, 89)).isFalse();
        assertThat(due(0, 90)).isTrue();
    }

    @Test
    void isNeverDueInTheFirstHalfOfACertificatesLife() {
        assertThat(due(3650, 0)).isFalse();
        assertThat(due(3650, 44)).isFalse();
        assertThat(due(3650, 45)).isTrue();
    }

    private static boolean due(int beforeDays, int age) {
        return Recertifications.isDue(ISSUED, EXPIRES, beforeDays, ISSUED.plus(Duration.ofDays(age)));
    }
}
