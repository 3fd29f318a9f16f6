package dev.landbridge.kit.lease;

/**
 * A piece of durable work that this process holds for as long as its lease is renewed.
 *
 * @param attempt counts the claims of this work, from 1
 * @param fence grows with every claim; a write that carries an older fence is refused
 */
public record Claim(String id, String kind, String subjectId, String team, String owner, int attempt, long fence) {}
