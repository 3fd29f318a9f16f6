package dev.landbridge.harness.result;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * What a results file says about the run.
 *
 * @param arguments of the model, for example its address
 * @param limit documents a task; 0 for all
 * @param chatTemplate null where prompts were plain text
 */
public record RunFacts(
        String model,
        Map<String, Object> arguments,
        int limit,
        int bootstrapReplicates,
        Instant startedAt,
        Duration took,
        String systemInstruction,
        boolean multiturn,
        String chatTemplate) {}
