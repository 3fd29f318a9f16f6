package dev.landbridge.proof.matrix;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one candidate can be asked for.
 *
 * @param engine name and version
 * @param switches levels of each switch that this engine can be started with
 * @param production level of each switch that the candidate runs with
 * @param lengths levels of the length factor for which the golden trace has prompts
 * @param window most tokens of a prompt with its answer
 */
public record Offer(
        String engine,
        Map<String, List<String>> switches,
        Map<String, String> production,
        Set<String> lengths,
        int window) {}
