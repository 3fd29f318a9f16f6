package dev.landbridge.inference.worker.decode;

/** Why a sequence ended. */
public enum Finish {
    STOP,
    LENGTH,
    CANCELLED,
    FAILED
}
