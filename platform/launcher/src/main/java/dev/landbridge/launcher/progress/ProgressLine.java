package dev.landbridge.launcher.progress;

import java.time.Duration;
import java.util.Locale;

/** One piece of work: a bar while it runs (on a terminal), one line of result at its end (everywhere). */
public final class ProgressLine {
    private static final int BAR_CELLS = 20;
    private static final int NAME_COLUMNS = 13;

    private final Terminal terminal;
    private final String name;
    private final long startedNanos = System.nanoTime();

    ProgressLine(Terminal terminal, String name) {
        this.terminal = terminal;
        this.name = name;
    }

    /** @param fraction 0 to 1 */
    public void update(double fraction, String message) {
        double bounded = Math.min(1, Math.max(0, fraction));
        int filled = (int) Math.round(bounded * BAR_CELLS);
        String bar = "█".repeat(filled) + "░".repeat(BAR_CELLS - filled);
        terminal.redraw(String.format(Locale.ROOT, "  %s %s %3.0f %%  %s", column(), bar, bounded * 100, message));
    }

    public void done(String result) {
        terminal.line(String.format(Locale.ROOT, "✓ %s %6.1f s  %s", column(), seconds(), result));
    }

    public void failed(String reason) {
        terminal.line(String.format(Locale.ROOT, "✗ %s %6.1f s  %s", column(), seconds(), reason));
    }

    /** Since the line was begun. */
    public double seconds() {
        return Duration.ofNanos(System.nanoTime() - startedNanos).toMillis() / 1000.0;
    }

    private String column() {
        return String.format(Locale.ROOT, "%-" + NAME_COLUMNS + "s", name);
    }
}
