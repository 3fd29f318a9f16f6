package dev.landbridge.proof.parity;

/** Verdict of one gate. */
public enum GateVerdict {
    PASS,
    /** Holds, with something a person should read. */
    WARN,
    FAIL,
    /** The sample is too small to prove it; never counts as PASS. */
    INCONCLUSIVE,
    /** The comparison is not admissible. */
    INVALID
}
