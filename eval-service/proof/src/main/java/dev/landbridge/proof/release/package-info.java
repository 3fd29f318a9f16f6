/**
 * Release bundles: everything a customer gets with the open weights in one file, and the verifier that trusts nothing in
 * it but signatures by known keys.
 */
package dev.landbridge.proof.release;
