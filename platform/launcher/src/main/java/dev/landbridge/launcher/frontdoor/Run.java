package dev.landbridge.launcher.frontdoor;

import java.util.List;
import java.util.Set;

/** A training run. The model version is null until it is registered. */
public record Run(
        String id,
        String state,
        String message,
        int step,
        int totalSteps,
        double progress,
        List<Attempt> attempts,
        Summary summary,
        ModelVersion modelVersion,
        Preflight preflight) {
    private static final Set<String> FINAL = Set.of("SUCCEEDED", "FAILED", "CANCELLED");

    public record Attempt(int number, String state, int fromStep, int toStep, String reason) {}

    /** Exact matches are shares from 0 to 1, null until measured. */
    public record Summary(
            Double loss, Double tokensPerSecond, Double heldoutExactMatch, Double heldoutExactMatchBefore) {}

    public record ModelVersion(String model, int version, String id) {}

    public record Preflight(String verdict, String rulesVersion) {}

    public boolean isFinal() {
        return FINAL.contains(state);
    }

    public boolean succeeded() {
        return state.equals("SUCCEEDED");
    }
}
