package dev.landbridge.eval.signing;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.landbridge.eval.ledger.LedgerEvent;
import dev.landbridge.eval.ledger.LedgerKind;
import dev.landbridge.formats.attestation.Curve;
import dev.landbridge.formats.attestation.VerificationKey;
import java.time.Instant;
import java.util.List;

/**
 * A public key with its life, as the API shows it.
 *
 * @param state ACTIVE signs now; RETIRED signed once and still verifies; READY may co-sign; REVOKED counts for nothing
 * @param validFrom since when it signs; null for a cosigner
 * @param validUntil until when it signed; null while it does
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record KeyView(
        String keyId,
        String publicKeyPem,
        Instant createdAt,
        Purpose purpose,
        String holder,
        String curve,
        boolean held,
        State state,
        Instant validFrom,
        Instant validUntil,
        Instant revokedAt,
        String revocationReason) {
    /** Where a key is in its life. */
    public enum State {
        ACTIVE,
        RETIRED,
        READY,
        REVOKED
    }

    /** @param events what happened to the key, oldest first */
    static KeyView of(SigningKeyRow row, boolean held, List<LedgerEvent> events) {
        Instant from = null;
        Instant until = null;
        Instant revoked = null;
        String reason = null;
        for (LedgerEvent event : events) {
            if (event.is(LedgerKind.KEY_ACTIVATED)) {
                from = event.at();
            } else if (event.is(LedgerKind.KEY_RETIRED)) {
                until = event.at();
            } else if (event.is(LedgerKind.KEY_REVOKED)) {
                revoked = event.at();
                reason = event.content().path("reason").asText();
            }
        }
        State state = revoked != null
                ? State.REVOKED
                : row.purpose() == Purpose.COSIGNER
                        ? State.READY
                        : from != null && until == null ? State.ACTIVE : State.RETIRED;
        return new KeyView(
                row.keyId(),
                row.publicKeyPem(),
                row.createdAt(),
                row.purpose(),
                row.holder(),
                new VerificationKey(row.publicKeyPem())
                        .curve()
                        .map(Curve::label)
                        .orElse(null),
                held,
                state,
                from,
                until,
                revoked,
                reason);
    }

    public VerificationKey key() {
        return new VerificationKey(publicKeyPem);
    }

    public boolean isRevoked() {
        return state == State.REVOKED;
    }
}
