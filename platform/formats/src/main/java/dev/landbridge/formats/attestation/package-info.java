/** Signed statements: DSSE envelopes, alone or in sigstore bundles, signed with ECDSA and verifiable offline. */
package dev.landbridge.formats.attestation;
