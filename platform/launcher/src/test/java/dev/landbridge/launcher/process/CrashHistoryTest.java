package dev.landbridge.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class CrashHistoryTest {
    private final SettableClock clock = new SettableClock();
    private final CrashHistory crashes = new CrashHistory(clock);

    @Test
    void givesUpAtTheSixthCrashWithinFiveMinutes() {
        for (int i = 0; i < 5; i++) {
            crashes.record();
        }
        assertThat(crashes.isHopeless()).isFalse();
        crashes.record();
        assertThat(crashes.isHopeless()).isTrue();
    }

    @Test
    void forgetsCrashesOlderThanFiveMinutes() {
        for (int i = 0; i < 12; i++) {
            crashes.record();
            clock.now = clock.now.plus(Duration.ofMinutes(2));
        }
        assertThat(crashes.isHopeless()).isFalse();
    }

    @Test
    void waitsTwiceAsLongAfterEachRecentCrash() {
        crashes.record();
        assertThat(crashes.delay()).hasMillis(500);
        crashes.record();
        crashes.record();
        assertThat(crashes.delay()).hasMillis(2000);
    }

    private static final class SettableClock extends Clock {
        private Instant now = Instant.EPOCH;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
