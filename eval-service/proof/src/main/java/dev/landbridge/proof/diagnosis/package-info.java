/**
 * Where a difference sits and what usually causes it: slices, a heat map, the curve over prompt lengths, localisation
 * rules in words, the worst prompts. Diagnosis only: nothing here decides a verdict. Pure and deterministic.
 */
package dev.landbridge.proof.diagnosis;
