package dev.landbridge.launcher;

import dev.landbridge.formats.attestation.VerificationKey;
import dev.landbridge.launcher.problem.LauncherException;
import dev.landbridge.launcher.progress.Terminal;
import dev.landbridge.launcher.verify.CertificateReport;
import dev.landbridge.launcher.verify.ChainExportReport;
import dev.landbridge.launcher.verify.ReleaseReport;
import dev.landbridge.proof.release.ReleaseVerifier;
import dev.landbridge.proof.release.Trust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "verify",
        description = {
            "Verify a release bundle or a certificate offline: signatures, digests, and the verdict computed again from"
                    + " its tables.",
            "Exit codes: 0 everything holds, 1 it is genuine but not to be used (expired, revoked, not PASS, too few"
                    + " signatures) or cannot be read, 2 wrong usage, 7 something was changed or forged."
        },
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "BUNDLE",
            description = "A *.release.zip, a *.landbridge.zip, or a *.sigstore.json with its tables beside it.")
    private Path bundle;

    @Option(
            names = "--key",
            paramLabel = "PEM",
            description = "A public key that is trusted; repeatable. Without one those in the bundle are used.")
    private List<Path> keys = new ArrayList<>();

    @Option(
            names = "--threshold",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many different trusted keys must have signed the certificate. Default: ${DEFAULT-VALUE}")
    private int threshold;

    @Option(
            names = "--weights",
            paramLabel = "DIR",
            description = "Also check every file of the weights against the bundle's manifest.")
    private Path weights;

    @Option(
            names = "--revocations",
            paramLabel = "FILE",
            description = "The signed list of what was taken back, see: certificate revocations")
    private Path revocations;

    @Option(names = "--at", paramLabel = "TIME", description = "Judge as of this time, RFC 3339. Default: now")
    private Instant at;

    @Option(
            names = "--chain",
            paramLabel = "EXPORT",
            description = "Check an export of the chain of all certificates instead, see: certificate chain -o FILE")
    private Path chain;

    @Override
    public Integer call() {
        if ((chain == null) == (bundle == null)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "Name a bundle, or an export with --chain; not both.");
        }
        try {
            return chain == null ? bundle() : ChainExportReport.print(chain, Terminal.standard());
        } catch (IOException e) {
            throw new LauncherException("Cannot read what is to be verified: " + e.getMessage(), "Check the paths.", e);
        }
    }

    private int bundle() throws IOException {
        Clock clock = at == null ? Clock.systemUTC() : Clock.fixed(at, ZoneOffset.UTC);
        List<VerificationKey> trusted = new ArrayList<>();
        for (Path key : keys) {
            trusted.add(new VerificationKey(Files.readString(key)));
        }
        if (ReleaseVerifier.isRelease(bundle)) {
            ReleaseVerifier.Request request = new ReleaseVerifier.Request(
                    bundle, trust(trusted), Optional.ofNullable(weights), Optional.ofNullable(revocations));
            return ReleaseReport.print(request, clock, Terminal.standard());
        }
        if (weights != null || revocations != null || threshold != 1) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--weights, --revocations and --threshold need a release bundle.");
        }
        return CertificateReport.print(bundle, trusted, clock, Terminal.standard());
    }

    private Trust trust(List<VerificationKey> trusted) {
        try {
            return new Trust(trusted, threshold);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--threshold: " + e.getMessage());
        }
    }
}
