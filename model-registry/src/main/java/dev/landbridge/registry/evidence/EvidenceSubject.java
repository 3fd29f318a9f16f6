package dev.landbridge.registry.evidence;

/**
 * The version a piece of evidence is about, and the facts of it that evidence is bound to.
 *
 * @param tokenizerDigest over the tokenizer files, empty without any
 * @param chatTemplateDigest over the chat template files, empty without any
 */
public record EvidenceSubject(
        String team,
        String model,
        int version,
        String weightsDigest,
        String tokenizerDigest,
        String chatTemplateDigest) {}
