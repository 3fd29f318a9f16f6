package dev.landbridge.proof.parity;

/** Verdict of a parity run. */
public enum ParityVerdict {
    PASS,
    FAIL,
    INCONCLUSIVE,
    INVALID
}
