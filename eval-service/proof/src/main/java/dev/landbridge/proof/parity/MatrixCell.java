package dev.landbridge.proof.parity;

import java.util.Map;

/**
 * One setting of the serving engine, judged.
 *
 * @param kl mean KL against the reference, nats a token; null where nothing was scored
 * @param floorKl the reference against itself on the same prompts
 */
public record MatrixCell(
        String name,
        Map<String, String> settings,
        GateVerdict verdict,
        String detail,
        long requests,
        Double kl,
        Double floorKl) {}
