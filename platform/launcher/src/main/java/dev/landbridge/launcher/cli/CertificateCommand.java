package dev.landbridge.launcher.cli;

import dev.landbridge.client.proof.Certificate;
import dev.landbridge.client.proof.Certificates;
import dev.landbridge.formats.attestation.SigningKey;
import dev.landbridge.launcher.problem.LauncherException;
import dev.landbridge.launcher.progress.Terminal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "certificate",
        description = "Signed proofs that a version is the same model on another chip.",
        mixinStandardHelpOptions = true)
public final class CertificateCommand {
    private static final String OUTPUT_HELP = "Default: a name after the certificate's id";

    @Command(
            name = "list",
            description = "List the team's certificates, newest first.",
            mixinStandardHelpOptions = true)
    int list(
            @Mixin Server server,
            @Option(names = "--limit", paramLabel = "N", defaultValue = "50", description = "Default: ${DEFAULT-VALUE}")
                    int limit) {
        Table<Certificate> table = new Table<Certificate>("Nothing was certified.")
                .column("ID", Certificate::id)
                .column("MODEL", certificate -> certificate.model() + "@" + certificate.version())
                .column("CHIP", Certificate::chip)
                .column("NUMERICS", Certificate::numerics)
                .column("STATE", CertificateCommand::state)
                .column("ISSUED", Certificate::issuedAt)
                .column("EXPIRES", Certificate::expiresAt);
        return server.list(server.client().certificates().list(), limit, table);
    }

    private static String state(Certificate certificate) {
        return certificate.revokedAt() != null ? "REVOKED" : certificate.verdict();
    }

    @Command(name = "show", description = "Show a certificate.", mixinStandardHelpOptions = true)
    int show(@Mixin Server server, @Parameters(paramLabel = "ID") String id) {
        return shown(server, server.client().certificates().get(id));
    }

    private static int shown(Server server, Certificate certificate) {
        return server.show(certificate, terminal -> {
            terminal.line("%s: %s@%s on %s with %s, %s"
                    .formatted(
                            certificate.id(),
                            certificate.model(),
                            certificate.version(),
                            certificate.chip(),
                            certificate.numerics(),
                            state(certificate)));
            line(
                    terminal,
                    "sentence",
                    certificate.statement().at("/predicate/sentence").asText());
            line(terminal, "valid", Text.of(certificate.issuedAt()) + " to " + Text.of(certificate.expiresAt()));
            line(terminal, "sha256", certificate.sha256());
            line(terminal, "key", certificate.keyId());
            line(terminal, "weights", certificate.weightsDigest());
            line(terminal, "fingerprint", certificate.fingerprintDigest());
            if (certificate.revokedAt() != null) {
                line(terminal, "revoked", Text.of(certificate.revokedAt()) + ": " + certificate.revocationReason());
            }
        });
    }

    private static void line(Terminal terminal, String name, String value) {
        terminal.line("  %-12s %s".formatted(name, Text.of(value)));
    }

    /** What of a certificate is fetched. */
    static final class Part {
        @Option(names = "--release", description = "Everything for a customer in one file, as verify reads it")
        boolean release;

        @Option(names = "--bundle", description = "The sigstore bundle alone")
        boolean bundle;

        @Option(names = "--test-result", description = "The companion in-toto test result")
        boolean testResult;

        @Option(names = "--signatures", description = "The DSSE envelope with every signature")
        boolean signatures;
    }

    @Command(
            name = "fetch",
            description = "Fetch a certificate with its tables, or what an option names.",
            mixinStandardHelpOptions = true)
    int fetch(
            @Mixin Server server,
            @Parameters(paramLabel = "ID") String id,
            @ArgGroup Part part,
            @Option(
                            names = {"-o", "--output"},
                            paramLabel = "FILE",
                            description = OUTPUT_HELP)
                    Path output)
            throws IOException {
        Certificates certificates = server.client().certificates();
        Part wanted = part == null ? new Part() : part;
        if (wanted.bundle) {
            return kept(server, output, id + ".sigstore.json", out -> out.write(certificates.bundle(id)));
        }
        if (wanted.testResult) {
            return kept(
                    server, output, id + ".test-result.sigstore.json", out -> out.write(certificates.testResult(id)));
        }
        if (wanted.signatures) {
            return kept(server, output, id + ".dsse.json", out -> out.write(certificates.signatures(id)));
        }
        return wanted.release
                ? kept(server, output, id + ".release.zip", out -> certificates.copyReleaseBundle(id, out))
                : kept(server, output, id + ".landbridge.zip", out -> certificates.copyArchive(id, out));
    }

    /** Writes what was fetched. */
    @FunctionalInterface
    private interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private static int kept(Server server, Path output, String name, Content content) throws IOException {
        Path file = output == null ? Path.of(name) : output;
        try (OutputStream out = Files.newOutputStream(file)) {
            content.writeTo(out);
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("file", file.toString());
        result.put("size", Files.size(file));
        return server.show(result, terminal -> terminal.line(file + ", " + Text.bytes((long) result.get("size"))));
    }

    @Command(
            name = "sign",
            description = {
                "Add the signature of a registered cosigner (needs the role releaser).",
                "With --key the private key stays on this machine."
            },
            mixinStandardHelpOptions = true)
    int sign(
            @Mixin Server server,
            @Parameters(paramLabel = "ID") String id,
            @Option(names = "--key", paramLabel = "PEM", description = "PKCS#8 private key of the cosigner") Path key,
            @Option(names = "--key-id", paramLabel = "ID", description = "A cosigner's key that the server keeps")
                    String keyId) {
        if ((key == null) == (keyId == null)) {
            throw new LauncherException("Give either --key or --key-id.", "See: certificate sign --help");
        }
        Certificates certificates = server.client().certificates();
        String signer = keyId;
        String signature = null;
        if (key != null) {
            SigningKey signing = read(key);
            signer = signing.verificationKey().keyId();
            signature = Base64.getEncoder().encodeToString(signing.sign(certificates.signingInput(id)));
        }
        certificates.sign(id, signer, signature);
        String signed = signer;
        return server.show(Map.of("key_id", signed), terminal -> terminal.line("Signed by key " + signed + "."));
    }

    private static SigningKey read(Path key) {
        try {
            return SigningKey.load(key);
        } catch (IOException e) {
            throw new LauncherException(
                    "Cannot read " + key + ": " + e.getMessage(),
                    "openssl pkcs8 -topk8 -nocrypt -in KEY.pem writes the form that is read here.",
                    e);
        }
    }

    @Command(
            name = "revoke",
            description = "Take a certificate back, for ever (needs the role releaser).",
            mixinStandardHelpOptions = true)
    int revoke(
            @Mixin Server server,
            @Parameters(paramLabel = "ID") String id,
            @Option(
                            names = {"-m", "--reason"},
                            paramLabel = "TEXT",
                            required = true)
                    String reason) {
        return shown(server, server.client().certificates().revoke(id, reason));
    }

    @Command(
            name = "revocations",
            description = "Fetch the signed list of all that was ever taken back, for verify --revocations.",
            mixinStandardHelpOptions = true)
    int revocations(
            @Mixin Server server,
            @Option(
                            names = {"-o", "--output"},
                            paramLabel = "FILE",
                            description = "Default: revocations.sigstore.json")
                    Path output)
            throws IOException {
        Certificates certificates = server.client().certificates();
        return kept(server, output, "revocations.sigstore.json", out -> out.write(certificates.revocations()));
    }

    @Command(name = "keys", description = "List the keys that sign and have signed.", mixinStandardHelpOptions = true)
    int keys(@Mixin Server server) {
        Table<Certificate.Key> table = new Table<Certificate.Key>("No key has signed yet.")
                .column("ID", Certificate.Key::keyId)
                .column("PURPOSE", Certificate.Key::purpose)
                .column("HOLDER", Certificate.Key::holder)
                .column("CURVE", Certificate.Key::curve)
                .column("STATE", Certificate.Key::state)
                .column("FROM", Certificate.Key::validFrom)
                .column("UNTIL", Certificate.Key::validUntil);
        return server.list(server.client().certificates().keys(), 500, table);
    }

    @Command(
            name = "chain",
            description = {
                "Compute the chain of all certificates again, or export it for verify --chain (needs an operator).",
                "Exit code 0 only when nothing was changed, removed or put in between."
            },
            mixinStandardHelpOptions = true)
    int chain(
            @Mixin Server server,
            @Option(
                            names = {"-o", "--output"},
                            paramLabel = "FILE",
                            description = "Export into this file instead of checking")
                    Path output)
            throws IOException {
        Certificates certificates = server.client().certificates();
        if (output != null) {
            return kept(server, output, "", certificates::copyChain);
        }
        Certificate.Chain chain = certificates.chain();
        server.show(chain, terminal -> {
            terminal.line("%s %s certificates, %s events intact"
                    .formatted(
                            chain.verified() ? "✓" : "✗",
                            Text.count(chain.certificates()),
                            Text.count(chain.events())));
            if (chain.broken() != null) {
                terminal.line("  ✗ " + chain.broken().kind() + " "
                        + chain.broken().id() + ": " + chain.broken().reason());
            }
        });
        return chain.verified() ? 0 : ExitCode.CORRUPT;
    }
}
