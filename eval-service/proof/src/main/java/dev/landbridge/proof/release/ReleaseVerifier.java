package dev.landbridge.proof.release;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.proof.archive.StoredArchive;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Verifies a release bundle offline: the signed list of files, every digest, every signature, how the documents belong
 * together, and the certificate's verdict computed again from its tables.
 */
public final class ReleaseVerifier {

    private final Clock clock;

    public ReleaseVerifier(Clock clock) {
        this.clock = clock;
    }

    /**
     * What to verify.
     *
     * @param weights directory of the weights, when they are to be checked too
     * @param revocations a signed list of revocations, see {@link Revocations}
     */
    public record Request(Path bundle, Trust trust, Optional<Path> weights, Optional<Path> revocations) {
        public static Request of(Path bundle, Trust trust) {
            return new Request(bundle, trust, Optional.empty(), Optional.empty());
        }
    }

    /** Whether a file looks like a release bundle, rather than a certificate alone. */
    public static boolean isRelease(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                ZipInputStream zip = new ZipInputStream(in)) {
            ZipEntry first = zip.getNextEntry();
            return first != null && first.getName().equals(ReleaseFiles.RELEASE);
        } catch (java.util.zip.ZipException | IllegalArgumentException e) {
            return false;
        }
    }

    /** @throws IOException when the bundle cannot be read at all; everything else is a finding */
    public ReleaseVerification verify(Request request) throws IOException {
        if (!Files.isReadable(request.bundle())) {
            throw new IOException(request.bundle() + " cannot be read");
        }
        Path directory = Files.createTempDirectory("landbridge-verify");
        try {
            return verify(request, directory);
        } finally {
            delete(directory);
        }
    }

    private ReleaseVerification verify(Request request, Path directory) throws IOException {
        Findings findings = new Findings();
        try {
            List<String> names = ReleaseFiles.unpack(request.bundle(), directory);
            findings.require(
                    StoredArchive.isExact(request.bundle(), directory, names),
                    "archive",
                    "bytes outside the entries were changed");
        } catch (IOException | IllegalArgumentException e) {
            findings.differ("archive", e.getMessage());
            return result(findings, Set.of(), null, null);
        }
        Keys keys = Keys.of(directory, request.trust(), findings);
        Optional<JsonNode> release = SignedList.check(directory, keys, findings);
        if (release.isEmpty() || !findings.intact()) {
            return result(findings, Set.of(), release.orElse(null), null);
        }
        return contents(request, directory, keys, release.get(), findings);
    }

    private ReleaseVerification contents(
            Request request, Path directory, Keys keys, JsonNode release, Findings findings) throws IOException {
        Contents contents = new Contents(directory, keys, release, findings);
        try {
            contents.check(clock);
            contents.checkRevocations(revocations(request, keys, findings));
        } catch (IOException | IllegalArgumentException | java.time.DateTimeException e) {
            findings.differ("bundle", String.valueOf(e.getMessage()));
        }
        contents.checkThreshold(request.trust().threshold());
        if (request.weights().isPresent() && findings.intact()) {
            contents.checkWeights(request.weights().get());
        }
        return result(findings, contents.signers(), release, contents.verdict());
    }

    private static Optional<Revocations> revocations(Request request, Keys keys, Findings findings) throws IOException {
        if (request.revocations().isEmpty()) {
            return Optional.empty();
        }
        byte[] list = Files.readAllBytes(request.revocations().get());
        try {
            return Optional.of(Revocations.parse(list, keys.trusted()));
        } catch (IOException e) {
            findings.differ("revocations", e.getMessage());
            return Optional.empty();
        }
    }

    private static ReleaseVerification result(
            Findings findings, Set<String> signers, JsonNode release, String verdict) {
        return new ReleaseVerification(
                List.copyOf(findings.differences),
                List.copyOf(findings.objections),
                List.copyOf(findings.warnings),
                signers,
                release,
                verdict);
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
