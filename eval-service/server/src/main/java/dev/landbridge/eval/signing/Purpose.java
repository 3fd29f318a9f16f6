package dev.landbridge.eval.signing;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a key is for. */
public enum Purpose {
    /** Signs what this installation evaluates; one at a time. */
    EVALUATOR,
    /** Adds the signature of a person or organisation to a certificate. */
    COSIGNER;

    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
