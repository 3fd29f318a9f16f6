package dev.landbridge.registry.evidence;

/** The version a piece of evidence is about. */
public record EvidenceSubject(String team, String model, int version, String weightsDigest) {}
