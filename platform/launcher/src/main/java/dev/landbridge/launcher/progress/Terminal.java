package dev.landbridge.launcher.progress;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Where the launcher writes: a terminal that a line can be redrawn on, or a plain stream. */
public final class Terminal {
    private final PrintStream out;
    private final boolean interactive;
    private final int width;

    public Terminal(PrintStream out, boolean interactive, int width) {
        this.out = out;
        this.interactive = interactive;
        this.width = width;
    }

    /** Standard output. The script says by system properties whether it is a terminal, and how wide. */
    public static Terminal standard() {
        PrintStream utf8 = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        return new Terminal(
                utf8, Boolean.getBoolean("landbridge.terminal"), Integer.getInteger("landbridge.columns", 80));
    }

    /** Standard error, for progress beside a result that a program reads. */
    public static Terminal errors() {
        return new Terminal(new PrintStream(System.err, true, StandardCharsets.UTF_8), false, 80);
    }

    public boolean interactive() {
        return interactive;
    }

    public synchronized void line(String text) {
        erase();
        out.println(text);
    }

    public ProgressLine progress(String name) {
        return new ProgressLine(this, name);
    }

    /** Redraws the current line; nothing where that is not possible. */
    synchronized void redraw(String text) {
        if (interactive) {
            String shown = text.length() < width ? text : text.substring(0, width - 2) + "…";
            out.print("\r\033[2K" + shown);
            out.flush();
        }
    }

    private void erase() {
        if (interactive) {
            out.print("\r\033[2K");
        }
    }
}
