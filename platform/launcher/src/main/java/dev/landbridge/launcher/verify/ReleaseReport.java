package dev.landbridge.launcher.verify;

import dev.landbridge.launcher.cli.ExitCode;
import dev.landbridge.launcher.progress.Terminal;
import dev.landbridge.proof.release.ReleaseVerification;
import dev.landbridge.proof.release.ReleaseVerifier;
import java.io.IOException;
import java.time.Clock;

/** Verifies a release bundle and says what was found. */
public final class ReleaseReport {
    private ReleaseReport() {}

    /** @return the exit code */
    public static int print(ReleaseVerifier.Request request, Clock clock, Terminal terminal) throws IOException {
        ReleaseVerification found = new ReleaseVerifier(clock).verify(request);
        boolean intact = found.differences().isEmpty();
        terminal.line(mark(intact) + " files, signatures and how they belong together");
        found.signers().forEach(signer -> terminal.line("  certificate signed by trusted key " + signer));
        terminal.line("%s verdict recomputed: %s"
                .formatted(
                        mark("PASS".equals(found.verdict())),
                        found.verdict() == null ? "not possible" : found.verdict()));
        terminal.line(
                request.weights().isPresent()
                        ? mark(intact) + " weights in " + request.weights().get()
                        : "  the weights were not checked; name their directory with --weights");
        found.differences().forEach(difference -> terminal.line("  ✗ " + difference));
        found.objections().forEach(objection -> terminal.line("  ✗ " + objection));
        found.warnings().forEach(warning -> terminal.line("  ! " + warning));
        if (intact) {
            terminal.line("  %s version %s on %s with %s, certificate %s"
                    .formatted(
                            found.release().path("model").asText(),
                            found.release().path("version").asText(),
                            found.release().path("chip").asText(),
                            found.release().path("numerics").asText(),
                            found.release().path("certificate_id").asText()));
        }
        terminal.line(found.holds() ? "Verified." : "Not verified.");
        if (found.holds()) {
            return 0;
        }
        return intact ? ExitCode.FAILED : ExitCode.CORRUPT;
    }

    private static String mark(boolean good) {
        return good ? "✓" : "✗";
    }
}
