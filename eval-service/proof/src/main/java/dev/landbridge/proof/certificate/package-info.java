/**
 * Certificates: an in-toto statement in a DSSE envelope in a sigstore bundle, signed with ECDSA P-256, packed with the
 * tables it was computed from; and the offline verifier that computes the verdict again.
 */
package dev.landbridge.proof.certificate;
