package dev.landbridge.registry.signature;

import java.time.Instant;

/**
 * A signed manifest of one version.
 *
 * @param keyId SHA-256 of the public key's PEM
 * @param rootDigest SHA-256 over the raw digests of the files, as the statement's subject names it
 * @param bundle the sigstore bundle
 */
record ModelSignature(String versionId, String keyId, String rootDigest, String bundle, Instant signedAt) {}
