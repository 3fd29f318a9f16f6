package dev.landbridge.eval.ledger;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What can happen to certificates and keys. */
public enum LedgerKind {
    CERTIFICATE_ISSUED,
    CERTIFICATE_COSIGNED,
    CERTIFICATE_REVOKED,
    TEST_RESULT_SIGNED,
    KEY_ADDED,
    KEY_ACTIVATED,
    KEY_RETIRED,
    KEY_REVOKED;

    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
