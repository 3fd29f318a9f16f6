package dev.landbridge.eval.certificate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.contracts.registry.v1.GetReleaseDocumentsResponse;
import dev.landbridge.contracts.registry.v1.ModelVersion;
import dev.landbridge.eval.registry.ModelRegistry;
import dev.landbridge.eval.registry.ReleaseEvidence;
import dev.landbridge.eval.signing.SigningKeys;
import dev.landbridge.eval.silicon.Catalogues;
import dev.landbridge.formats.attestation.SharedEnvelope;
import dev.landbridge.formats.attestation.VerificationKey;
import dev.landbridge.formats.digest.CanonicalJson;
import dev.landbridge.formats.digest.FileDigest;
import dev.landbridge.formats.digest.RootDigest;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.proof.ProofJson;
import dev.landbridge.proof.certificate.Certificate;
import dev.landbridge.proof.certificate.CertificateArchive;
import dev.landbridge.proof.release.ReleaseFacts;
import dev.landbridge.proof.release.ReleaseFiles;
import dev.landbridge.proof.release.ReleaseSeal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Puts release bundles together: this service's documents, the registry's, and a recipe for the chip. */
@ApplicationScoped
class ReleaseBundles {
    private final CertificateRecords records;
    private final CertificateRevocations revocations;
    private final Cosignatures cosignatures;
    private final TestResults testResults;
    private final SigningKeys keys;
    private final ModelRegistry registry;
    private final ReleaseEvidence evidence;
    private final Catalogues silicon;
    private final Clock clock;

    ReleaseBundles(
            CertificateRecords records,
            CertificateRevocations revocations,
            Cosignatures cosignatures,
            TestResults testResults,
            SigningKeys keys,
            ModelRegistry registry,
            ReleaseEvidence evidence,
            Catalogues silicon,
            Clock clock) {
        this.records = records;
        this.revocations = revocations;
        this.cosignatures = cosignatures;
        this.testResults = testResults;
        this.keys = keys;
        this.registry = registry;
        this.evidence = evidence;
        this.silicon = silicon;
        this.clock = clock;
    }

    /** A sealed bundle in a directory of its own, which goes when it is written. */
    record Prepared(Path directory) {
        void writeTo(OutputStream out) throws IOException {
            try {
                ReleaseFiles.pack(directory, out);
            } finally {
                delete();
            }
        }

        private void delete() throws IOException {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    @Transactional
    Prepared prepare(String team, Actor actor, String id) {
        CertificateRow row = records.get(team, id);
        Revocation revoked = revocations.of(List.of(row)).get(id);
        if (revoked != null) {
            throw Problem.conflict("The certificate was revoked: " + revoked.reason() + ".");
        }
        ModelVersion version = registry.version(team, row.modelVersionId());
        GetReleaseDocumentsResponse documents = evidence.documents(team, row.modelVersionId(), id);
        try {
            Prepared bundle = new Prepared(Files.createTempDirectory("landbridge-release"));
            CertificateArchive.copy(records.directory(id), bundle.directory().resolve(ReleaseFiles.CERTIFICATE));
            SharedEnvelope envelope = cosignatures.envelope(row);
            write(bundle, ReleaseFiles.ENVELOPE, envelope.json());
            write(bundle, ReleaseFiles.TEST_RESULT, testResults.of(row, actor));
            List<FileDigest> files = files(version);
            registry(bundle, documents, files);
            recipe(bundle, row);
            String registryKey = keys(bundle, envelope, documents.getRegistryKey());
            ReleaseSeal.seal(bundle.directory(), facts(row, files, documents, envelope, registryKey), keys.current());
            return bundle;
        } catch (IOException e) {
            throw new UncheckedIOException("the release bundle of " + id + " cannot be written", e);
        }
    }

    private static List<FileDigest> files(ModelVersion version) {
        return version.getFilesList().stream()
                .map(file -> new FileDigest(file.getPath(), file.getSha256(), file.getSize()))
                .toList();
    }

    private static void registry(Prepared bundle, GetReleaseDocumentsResponse documents, List<FileDigest> files)
            throws IOException {
        write(bundle, ReleaseFiles.MANIFEST, documents.getModelSignature().toByteArray());
        write(bundle, ReleaseFiles.WEIGHTS, CanonicalJson.bytes(ProofJson.tree(files)));
        if (documents.hasDecision()) {
            write(
                    bundle,
                    ReleaseFiles.SUMMARY,
                    documents.getDecision().getBundle().toByteArray());
            write(
                    bundle,
                    ReleaseFiles.DECISION,
                    documents.getDecision().getRecord().toByteArray());
            write(
                    bundle,
                    ReleaseFiles.POLICY,
                    documents.getDecision().getPolicy().toByteArray());
        }
    }

    private void recipe(Prepared bundle, CertificateRow row) throws IOException {
        JsonNode predicate = Certificate.statementIn(row.bundle()).path("predicate");
        DeploymentRecipe recipe = new DeploymentRecipe(predicate, silicon.current());
        write(bundle, ReleaseFiles.RECIPE, recipe.yaml());
        write(bundle, ReleaseFiles.README, ReleaseReadme.of(predicate, recipe));
    }

    /** Writes every public key a verifier needs; returns the id of the registry's. */
    private String keys(Prepared bundle, SharedEnvelope envelope, String registryPem) throws IOException {
        for (SharedEnvelope.Signature signature : envelope.signatures()) {
            write(bundle, keys.get(signature.keyId()).key());
        }
        VerificationKey registryKey = new VerificationKey(registryPem);
        write(bundle, registryKey);
        for (var key : keys.list()) {
            if (key.validFrom() != null && !key.isRevoked()) {
                write(bundle, key.key());
            }
        }
        return registryKey.keyId();
    }

    private ReleaseFacts facts(
            CertificateRow row,
            List<FileDigest> files,
            GetReleaseDocumentsResponse documents,
            SharedEnvelope envelope,
            String registryKey) {
        return new ReleaseFacts(
                row.id(),
                row.model(),
                row.modelVersion(),
                row.chip(),
                row.numerics(),
                RootDigest.of(files),
                documents.getDecision().getId(),
                row.keyId(),
                registryKey,
                envelope.signatures().stream()
                        .skip(1)
                        .map(SharedEnvelope.Signature::keyId)
                        .toList(),
                clock.instant());
    }

    private static void write(Prepared bundle, VerificationKey key) throws IOException {
        write(bundle, ReleaseFiles.key(key.keyId()), key.pem().getBytes(StandardCharsets.US_ASCII));
    }

    private static void write(Prepared bundle, String name, byte[] content) throws IOException {
        Path file = bundle.directory().resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }
}
