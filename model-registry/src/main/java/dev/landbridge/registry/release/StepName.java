package dev.landbridge.registry.release;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The steps of a release, in order. */
public enum StepName {
    PORTABILITY,
    REFERENCE,
    EVALUATE,
    GOLDEN_TRACE,
    DEPLOY,
    PARITY,
    CERTIFICATE,
    APPROVAL,
    PROMOTE;

    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Name of the policy's requirement that this step gathers the evidence for. */
    String gate() {
        return this == EVALUATE ? "evaluation" : label();
    }

    @JsonCreator
    static StepName of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
