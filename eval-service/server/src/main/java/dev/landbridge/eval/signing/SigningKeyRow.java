package dev.landbridge.eval.certificate;

import java.time.Instant;

/** A public key this installation has signed with. */
public record SigningKeyRow(String keyId, String publicKeyPem, Instant createdAt) {}
