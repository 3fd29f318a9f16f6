package dev.landbridge.launcher;

import dev.landbridge.launcher.problem.LauncherException;
import dev.landbridge.launcher.progress.Terminal;
import dev.landbridge.launcher.verify.CertificateCheck;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "verify",
        description =
                "Verify a certificate offline: signature, digests, and the verdict computed again from its tables."
                        + " Exit code 0 only when everything holds.",
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "BUNDLE",
            description = "A *.landbridge.zip, or a *.sigstore.json with its tables beside it.")
    private Path bundle;

    @Option(
            names = "--key",
            paramLabel = "PEM",
            description = "Public key of the issuer. Without it the key that came with the certificate is used.")
    private Path key;

    @Override
    public Integer call() {
        CertificateCheck check = check();
        Terminal terminal = Terminal.standard();
        boolean signed = !check.stated("verdict").isEmpty();
        terminal.line(mark(signed) + " signature" + (signed ? " by key " + check.keyId() : ""));
        terminal.line(mark(check.differences().isEmpty()) + " digests, tables and figures");
        terminal.line("%s verdict: signed %s, recomputed %s"
                .formatted(
                        mark(check.verified()),
                        signed ? check.stated("verdict") : "nothing valid",
                        check.verdict() == null ? "not possible" : check.verdict()));
        check.differences().forEach(difference -> terminal.line("  ✗ " + difference));
        check.warnings().forEach(warning -> terminal.line("  ! " + warning));
        if (signed) {
            terminal.line("  chip %s, numerics %s, issued %s"
                    .formatted(check.stated("chip"), check.stated("numerics"), check.stated("issued_at")));
        }
        terminal.line(check.verified() ? "Verified." : "Not verified.");
        return check.verified() ? 0 : 1;
    }

    private CertificateCheck check() {
        try {
            return CertificateCheck.of(bundle, Optional.ofNullable(key));
        } catch (IOException e) {
            throw new LauncherException(
                    "Cannot read the certificate or the key: " + e.getMessage(), "Check the paths.", e);
        }
    }

    private static String mark(boolean good) {
        return good ? "✓" : "✗";
    }
}
