package dev.landbridge.eval.certificate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.eval.ledger.Ledger;
import dev.landbridge.eval.ledger.LedgerKind;
import dev.landbridge.eval.signing.KeyView;
import dev.landbridge.eval.signing.Purpose;
import dev.landbridge.eval.signing.SigningKeys;
import dev.landbridge.formats.attestation.Envelope;
import dev.landbridge.formats.attestation.SharedEnvelope;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.audit.AuditLog;
import dev.landbridge.kit.audit.Subject;
import dev.landbridge.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Signatures that people and organisations add to a certificate beside the evaluator's. */
@ApplicationScoped
class Cosignatures {
    private final CertificateRecords records;
    private final SigningKeys keys;
    private final Ledger ledger;
    private final AuditLog audit;

    Cosignatures(CertificateRecords records, SigningKeys keys, Ledger ledger, AuditLog audit) {
        this.records = records;
        this.keys = keys;
        this.ledger = ledger;
        this.audit = audit;
    }

    /** The certificate's statement with every signature that counts, the evaluator's first. */
    @Transactional
    SharedEnvelope envelope(String team, String id) {
        return envelope(records.get(team, id));
    }

    SharedEnvelope envelope(CertificateRow row) {
        SharedEnvelope envelope = SharedEnvelope.of(parsed(row));
        for (JsonNode added : added(row.id())) {
            String keyId = added.path("key_id").asText();
            if (!keys.get(keyId).isRevoked()) {
                envelope = envelope.and(new SharedEnvelope.Signature(
                        keyId,
                        Base64.getDecoder().decode(added.path("signature").asText())));
            }
        }
        return envelope;
    }

    /** The bytes that a cosigner signs. */
    byte[] toSign(String team, String id) {
        return Envelope.preAuthentication(parsed(records.get(team, id)).payload());
    }

    /**
     * Adds a signature, or nothing when the key has signed already.
     *
     * @param signature base64 of the DER signature; null lets a key that is held here sign now
     */
    @Transactional
    SharedEnvelope add(String team, Actor actor, String id, String keyId, String signature) {
        CertificateRow row = records.get(team, id);
        KeyView key = keys.get(keyId);
        if (key.purpose() != Purpose.COSIGNER || key.isRevoked()) {
            throw Problem.invalid("key_id", "must be a cosigner's key that was not revoked");
        }
        ledger.lock();
        if (added(id).stream().noneMatch(one -> one.path("key_id").asText().equals(keyId))) {
            byte[] message = Envelope.preAuthentication(parsed(row).payload());
            byte[] der = signature == null ? signHere(keyId, message) : uploaded(signature);
            if (!key.key().verifies(message, der)) {
                throw Problem.invalid(
                        "signature",
                        "does not verify; sign the bytes of /api/v1/certificates/" + id + "/signatures/input");
            }
            ledger.append(
                    team,
                    actor,
                    LedgerKind.CERTIFICATE_COSIGNED,
                    id,
                    Map.of("key_id", keyId, "signature", Base64.getEncoder().encodeToString(der)));
            audit.record(team, actor, "certificate.cosign", new Subject("certificate", id), Map.of("key_id", keyId));
        }
        return envelope(row);
    }

    private byte[] signHere(String keyId, byte[] message) {
        return keys.held(keyId)
                .orElseThrow(() -> Problem.invalid(
                        "signature", "is needed, because the private half of this key is not kept here"))
                .sign(message);
    }

    private static byte[] uploaded(String signature) {
        try {
            return Base64.getDecoder().decode(signature);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("signature", "must be base64 of a DER signature");
        }
    }

    private List<JsonNode> added(String id) {
        return ledger.of(id).stream()
                .filter(event -> event.is(LedgerKind.CERTIFICATE_COSIGNED))
                .map(event -> event.content())
                .toList();
    }

    private static Envelope parsed(CertificateRow row) {
        try {
            return Envelope.parse(row.bundle());
        } catch (IOException e) {
            throw new UncheckedIOException("the stored bundle of " + row.id() + " is unreadable", e);
        }
    }
}
