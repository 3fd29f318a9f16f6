package dev.landbridge.registry.signature;

import dev.landbridge.formats.attestation.Envelope;
import dev.landbridge.formats.attestation.ModelManifest;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.audit.AuditLog;
import dev.landbridge.kit.audit.Subject;
import dev.landbridge.registry.blob.FileRef;
import dev.landbridge.registry.version.ModelVersion;
import dev.landbridge.registry.version.ModelVersions;
import dev.landbridge.registry.version.VersionListener;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * Signed manifests of versions. A version is signed when it is registered, and again when it is asked for after the
 * registry was given another key.
 */
@ApplicationScoped
public class Signatures implements VersionListener {
    private static final Actor REGISTRY = Actor.service("model-registry");

    private final SignatureStore store;
    private final RegistryKey key;
    private final ModelVersions versions;
    private final AuditLog audit;
    private final Clock clock;

    Signatures(SignatureStore store, RegistryKey key, ModelVersions versions, AuditLog audit, Clock clock) {
        this.store = store;
        this.key = key;
        this.versions = versions;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void registered(ModelVersion version) {
        ModelSignature signature = sign(version);
        store.addFirst(version.team(), signature);
        tell(version, signature);
    }

    /** By the registry's present key; signed now when it is not yet. */
    @Transactional
    ModelSignature of(String team, String model, int version) {
        return of(versions.get(team, model, version));
    }

    /** The sigstore bundle of the version's manifest. */
    @Transactional
    public byte[] bundle(ModelVersion version) {
        return of(version).bundle().getBytes(StandardCharsets.UTF_8);
    }

    private ModelSignature of(ModelVersion version) {
        String keyId = key.signing().verificationKey().keyId();
        return store.find(version.team(), version.id(), keyId).orElseGet(() -> {
            ModelSignature signature = sign(version);
            if (!store.add(version.team(), signature)) {
                return store.find(version.team(), version.id(), keyId).orElseThrow();
            }
            tell(version, signature);
            return signature;
        });
    }

    private ModelSignature sign(ModelVersion version) {
        ModelManifest manifest = new ModelManifest(
                version.model() + ":" + version.version(),
                version.files().stream().map(FileRef::fileDigest).toList());
        Envelope envelope = Envelope.sign(manifest.statement(), key.signing());
        return new ModelSignature(
                version.id(),
                key.signing().verificationKey().keyId(),
                manifest.rootDigest(),
                new String(envelope.bundle(), StandardCharsets.UTF_8),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    private void tell(ModelVersion version, ModelSignature signature) {
        audit.record(
                version.team(),
                REGISTRY,
                "sign-version",
                new Subject("model-version", version.model() + "/" + version.version()),
                Map.of(
                        "model", version.model(),
                        "version", version.version(),
                        "key_id", signature.keyId(),
                        "root_digest", signature.rootDigest()));
    }

    String publicKey() {
        return key.signing().verificationKey().pem();
    }
}
