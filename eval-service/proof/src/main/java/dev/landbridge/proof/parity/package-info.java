/** Judges a target run against a golden trace: gates G0 to G4 under a versioned policy. Pure and deterministic. */
package dev.landbridge.proof.parity;
