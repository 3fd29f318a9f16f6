/** Signed statements: DSSE envelopes in sigstore bundles, signed with ECDSA P-256 and verifiable offline. */
package dev.landbridge.formats.attestation;
