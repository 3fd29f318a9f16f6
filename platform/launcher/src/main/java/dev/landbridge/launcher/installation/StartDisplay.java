package dev.landbridge.launcher.installation;

import dev.landbridge.launcher.layout.Home;
import dev.landbridge.launcher.process.ComponentState;
import dev.landbridge.launcher.process.ComponentStatus;
import dev.landbridge.launcher.process.SupervisorListener;
import dev.landbridge.launcher.progress.ProgressLine;
import dev.landbridge.launcher.progress.Terminal;
import java.util.LinkedHashSet;
import java.util.Set;

/** Shows how a start proceeds, and every crash and recovery after it. */
final class StartDisplay implements SupervisorListener {
    private final Terminal terminal;
    private final Home home;
    private final ProgressLine progress;
    private final int expected;
    private final Set<String> ready = new LinkedHashSet<>();

    StartDisplay(Terminal terminal, Home home, int expected) {
        this.terminal = terminal;
        this.home = home;
        this.expected = expected;
        this.progress = terminal.progress("start");
        progress.update(0, "postgres");
    }

    @Override
    public synchronized void changed(ComponentStatus status) {
        if (status.state() != ComponentState.READY) {
            return;
        }
        if (status.restarts() > 0) {
            terminal.line("  " + status.name() + " is ready again");
        } else if (ready.add(status.name())) {
            progress.update((double) ready.size() / expected, String.join(", ", ready));
            if (ready.size() == expected) {
                progress.done(String.join(", ", ready));
            }
        }
    }

    @Override
    public synchronized void crashed(ComponentStatus status, String reason) {
        terminal.line("! %s %s (log: %s)".formatted(status.name(), reason, home.log(status.name())));
    }
}
