package dev.landbridge.launcher.verify;

import dev.landbridge.formats.attestation.VerificationKey;
import dev.landbridge.launcher.cli.ExitCode;
import dev.landbridge.launcher.progress.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** Verifies a certificate alone and says what was found. */
public final class CertificateReport {
    private CertificateReport() {}

    /** @return the exit code */
    public static int print(Path bundle, List<VerificationKey> keys, Clock clock, Terminal terminal)
            throws IOException {
        CertificateCheck check = CertificateCheck.of(bundle, keys, clock);
        boolean signed = !check.stated("verdict").isEmpty();
        terminal.line(mark(signed) + " signature" + (signed ? " by key " + check.keyId() : ""));
        terminal.line(mark(check.differences().isEmpty()) + " digests, tables and figures");
        terminal.line("%s verdict: signed %s, recomputed %s"
                .formatted(
                        mark("PASS".equals(check.verdict())),
                        signed ? check.stated("verdict") : "nothing valid",
                        check.verdict() == null ? "not possible" : check.verdict()));
        check.differences().forEach(difference -> terminal.line("  ✗ " + difference));
        if (check.expired()) {
            terminal.line("  ✗ it expired at " + check.stated("expires_at"));
        }
        check.warnings().forEach(warning -> terminal.line("  ! " + warning));
        if (signed) {
            terminal.line("  chip %s, numerics %s, issued %s"
                    .formatted(check.stated("chip"), check.stated("numerics"), check.stated("issued_at")));
        }
        terminal.line(check.verified() ? "Verified." : "Not verified.");
        if (check.verified()) {
            return 0;
        }
        return check.differences().isEmpty() ? ExitCode.FAILED : ExitCode.CORRUPT;
    }

    private static String mark(boolean good) {
        return good ? "✓" : "✗";
    }
}
