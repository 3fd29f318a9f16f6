package dev.landbridge.eval.signing;

import java.time.Instant;

/**
 * A key as it is kept; never changed.
 *
 * @param holder whose key it is; empty for the installation's own
 * @param sealed the private half, encrypted; null for the key file and for keys of which only the public half is known
 */
record SigningKeyRow(
        String keyId, String publicKeyPem, Instant createdAt, Purpose purpose, String holder, String sealed) {}
