package dev.landbridge.silicon;

/** From harmless to fatal; the order is the severity. */
public enum PortabilityVerdict {
    OK,
    /** Allowed; parity is mandatory. */
    WARN,
    /** Blocked as it is, with a known remedy. */
    CONVERT,
    BLOCK;

    PortabilityVerdict worse(PortabilityVerdict other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
