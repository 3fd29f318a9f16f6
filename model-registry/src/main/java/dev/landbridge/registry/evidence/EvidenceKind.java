package dev.landbridge.registry.evidence;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a piece of evidence proves. */
public enum EvidenceKind {
    PORTABILITY,
    EVALUATION,
    GOLDEN_TRACE,
    PARITY,
    CERTIFICATE;

    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
