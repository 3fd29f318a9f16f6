package dev.landbridge.launcher.cli;

import dev.landbridge.client.transfer.TransferListener;
import dev.landbridge.client.transfer.TransferProgress;
import dev.landbridge.launcher.progress.ProgressLine;
import dev.landbridge.launcher.progress.Terminal;
import java.util.Locale;

/** Shows a push or pull: a bar for each phase on a terminal, a line at its end everywhere. */
final class TransferBar implements TransferListener {
    private static final double MEBI = 1 << 20;

    private final Terminal terminal;
    private TransferProgress.Phase phase;
    private ProgressLine line;
    private TransferProgress last;

    TransferBar(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void moved(TransferProgress progress) {
        if (progress.phase() != phase) {
            finish();
            phase = progress.phase();
            line = terminal.progress(phase.name().toLowerCase(Locale.ROOT));
        }
        last = progress;
        if (phase != TransferProgress.Phase.DONE) {
            line.update(progress.fraction(), rate(progress) + "  " + progress.file());
        }
    }

    private void finish() {
        if (line != null && last.totalFiles() > 0 && last.phase() != TransferProgress.Phase.REGISTERING) {
            String files = last.totalFiles() == 1 ? "1 file" : last.totalFiles() + " files";
            line.done("%s, %s, %s".formatted(files, Text.bytes(last.totalBytes()), rate(last)));
        }
    }

    private String rate(TransferProgress progress) {
        double seconds = Math.max(0.001, line.seconds());
        return String.format(Locale.ROOT, "%.0f MiB/s", progress.bytes() / MEBI / seconds);
    }
}
