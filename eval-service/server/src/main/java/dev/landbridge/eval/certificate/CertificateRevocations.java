package dev.landbridge.eval.certificate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.landbridge.eval.ledger.Ledger;
import dev.landbridge.eval.ledger.LedgerEvent;
import dev.landbridge.eval.ledger.LedgerKind;
import dev.landbridge.eval.signing.KeyView;
import dev.landbridge.eval.signing.SigningKeys;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.audit.AuditLog;
import dev.landbridge.kit.audit.Subject;
import dev.landbridge.kit.outbox.Outbox;
import dev.landbridge.proof.release.Revocations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Takes certificates and keys back, for ever. A certificate falls with the key that signed it. */
@ApplicationScoped
public class CertificateRevocations {
    static final String TOPIC = "certificate-revoked";

    private final CertificateRecords records;
    private final SigningKeys keys;
    private final Ledger ledger;
    private final Outbox outbox;
    private final AuditLog audit;
    private final ObjectMapper json;
    private final Clock clock;

    CertificateRevocations(
            CertificateRecords records,
            SigningKeys keys,
            Ledger ledger,
            Outbox outbox,
            AuditLog audit,
            ObjectMapper json,
            Clock clock) {
        this.records = records;
        this.keys = keys;
        this.ledger = ledger;
        this.outbox = outbox;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /** Repeating it changes nothing. */
    @Transactional
    void revoke(String team, Actor actor, String id, String reason) {
        CertificateRow row = records.get(team, id);
        ledger.lock();
        if (of(List.of(row)).containsKey(id)) {
            return;
        }
        LedgerEvent event = ledger.append(team, actor, LedgerKind.CERTIFICATE_REVOKED, id, Map.of("reason", reason));
        audit.record(team, actor, "certificate.revoke", new Subject("certificate", id), Map.of("reason", reason));
        tell(row, new Revocation(id, reason, event.at()));
    }

    /** Takes a key back, and with it every certificate it signed. */
    @Transactional
    KeyView revokeKey(Actor actor, String keyId, String reason) {
        if (keys.get(keyId).isRevoked()) {
            return keys.get(keyId);
        }
        KeyView revoked = keys.revoke(actor, keyId, reason);
        for (CertificateRow row : records.signedBy(keyId)) {
            tell(row, byKey(row, revoked));
        }
        return revoked;
    }

    /** Those of the certificates that no longer count, by id. */
    Map<String, Revocation> of(List<CertificateRow> rows) {
        Map<String, Revocation> revoked = new HashMap<>();
        List<String> keyIds =
                rows.stream().map(CertificateRow::keyId).distinct().toList();
        Map<String, LedgerEvent> events = new HashMap<>();
        ledger
                .of(Stream.concat(rows.stream().map(CertificateRow::id), keyIds.stream())
                        .toList())
                .stream()
                .filter(event -> event.is(LedgerKind.CERTIFICATE_REVOKED) || event.is(LedgerKind.KEY_REVOKED))
                .forEach(event -> events.putIfAbsent(event.subject(), event));
        for (CertificateRow row : rows) {
            LedgerEvent own = events.getOrDefault(row.id(), events.get(row.keyId()));
            if (own != null) {
                revoked.put(
                        row.id(),
                        new Revocation(row.id(), own.content().path("reason").asText(), own.at()));
            }
        }
        return revoked;
    }

    /** Everything that was ever taken back, signed with the key in use: for those who verify elsewhere. */
    @Transactional
    byte[] signed() {
        List<Revocations.Entry> entries = new ArrayList<>();
        for (LedgerEvent event : ledger.of(LedgerKind.CERTIFICATE_REVOKED)) {
            entries.add(new Revocations.Entry(
                    "certificate", records.get(event.team(), event.subject()).sha256(), event.at()));
        }
        for (LedgerEvent event : ledger.of(LedgerKind.KEY_REVOKED)) {
            entries.add(new Revocations.Entry("key", event.subject(), event.at()));
        }
        return new Revocations(clock.instant(), entries).sign(keys.current());
    }

    private static Revocation byKey(CertificateRow row, KeyView key) {
        return new Revocation(row.id(), "its key was revoked: " + key.revocationReason(), key.revokedAt());
    }

    private void tell(CertificateRow row, Revocation revocation) {
        try {
            outbox.publish(TOPIC, row.team() + "/" + row.id(), row.team(), json.writeValueAsString(revocation));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
