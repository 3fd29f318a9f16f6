package dev.landbridge.launcher.frontdoor;

import java.util.List;
import java.util.Set;

/** The durable state machine that takes a version to a chip under an alias. */
public record Release(
        String id,
        String model,
        int version,
        String alias,
        String state,
        String message,
        List<Step> steps,
        String approvedBy,
        String certificateId,
        String deploymentId,
        String referenceDeploymentId) {
    private static final Set<String> FINAL = Set.of("RELEASED", "REFUSED", "REJECTED", "CANCELLED", "FAILED");

    /** @param progress 0 to 1 */
    public record Step(String name, String state, double progress, String message, Reference reference) {
        public boolean isFinal() {
            return state.equals("SUCCEEDED") || state.equals("FAILED") || state.equals("SKIPPED");
        }
    }

    /** What the step made. */
    public record Reference(String kind, String id) {}

    public boolean isFinal() {
        return FINAL.contains(state);
    }

    public boolean awaitsApproval() {
        return state.equals("AWAITING_APPROVAL");
    }

    public Step step(String name) {
        return steps.stream()
                .filter(step -> step.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("release " + id + " has no step " + name));
    }
}
