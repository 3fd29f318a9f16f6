package dev.landbridge.eval.certificate;

import java.time.Instant;

/** That a certificate was taken back, itself or with the key that signed it. */
record Revocation(String certificateId, String reason, Instant at) {}
