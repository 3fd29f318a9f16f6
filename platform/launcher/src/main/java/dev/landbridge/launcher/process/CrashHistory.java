package dev.landbridge.launcher.process;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** Decides whether a component that crashed is started again: at most five times in five minutes. */
final class CrashHistory {
    static final int MAX_CRASHES = 5;
    static final Duration WINDOW = Duration.ofMinutes(5);

    private static final Duration FIRST_DELAY = Duration.ofMillis(500);

    private final Clock clock;
    private final Deque<Instant> crashes = new ArrayDeque<>();

    CrashHistory(Clock clock) {
        this.clock = clock;
    }

    void record() {
        Instant now = clock.instant();
        crashes.addLast(now);
        while (crashes.peekFirst().isBefore(now.minus(WINDOW))) {
            crashes.removeFirst();
        }
    }

    boolean isHopeless() {
        return crashes.size() > MAX_CRASHES;
    }

    int recent() {
        return crashes.size();
    }

    /** Doubles with each recent crash. */
    Duration delay() {
        return FIRST_DELAY.multipliedBy(1L << (crashes.size() - 1));
    }
}
