package dev.landbridge.registry.gate;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The conditions a policy can ask for. */
public enum GateName {
    PORTABILITY("Portability"),
    EVALUATION("Evaluation"),
    GOLDEN_TRACE("Golden trace"),
    PARITY("Parity"),
    CERTIFICATE("Certificate"),
    NO_FAULT_INJECTED("No fault injected"),
    APPROVAL("Approval by a second person");

    private final String title;

    GateName(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @JsonCreator
    static GateName of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
