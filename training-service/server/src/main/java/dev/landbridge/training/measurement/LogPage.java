package dev.landbridge.training.measurement;

import java.util.List;

/** Lines after a position, and the position to ask for next. */
public record LogPage(List<LogLine> lines, long nextAfter) {
    static LogPage of(List<LogLine> lines, long after) {
        return new LogPage(
                lines, lines.isEmpty() ? after : lines.get(lines.size() - 1).n());
    }
}
