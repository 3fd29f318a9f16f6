package dev.landbridge.launcher.verify;

import dev.landbridge.launcher.cli.ExitCode;
import dev.landbridge.launcher.progress.Terminal;
import dev.landbridge.proof.chain.ChainCheck;
import dev.landbridge.proof.chain.ChainReport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Checks an exported chain of certificates and says what was found. */
public final class ChainExportReport {
    private ChainExportReport() {}

    /** @return the exit code */
    public static int print(Path export, Terminal terminal) throws IOException {
        ChainReport report;
        try (InputStream in = Files.newInputStream(export)) {
            report = ChainCheck.check(in);
        }
        terminal.line("%s %d certificates, %d events intact, head %s"
                .formatted(report.verified() ? "✓" : "✗", report.certificates(), report.events(), report.head()));
        if (report.broken() != null) {
            terminal.line("  ✗ " + report.broken().kind() + " "
                    + report.broken().id() + ": " + report.broken().reason());
        }
        return report.verified() ? 0 : ExitCode.CORRUPT;
    }
}
