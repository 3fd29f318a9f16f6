package dev.landbridge.client.run;

import java.time.Instant;
import java.util.List;

/** @param nextAfter the position to ask for next */
public record LogPage(List<Line> lines, long nextAfter) {
    /** @param n position in the run's log, from 1 */
    public record Line(long n, Instant time, String level, String text) {}
}
