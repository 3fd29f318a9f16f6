package dev.landbridge.proof.diagnosis;

/**
 * Where to look.
 *
 * @param rule stable name, for example {@code position}
 * @param sentence what was seen, with its figures, and what usually causes it
 * @param evidence the figures behind it
 */
public record Localisation(String rule, String sentence, String evidence) {}
