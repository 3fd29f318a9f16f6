package dev.landbridge.client.release;

import dev.landbridge.client.policy.Waiver;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * The durable journey of one version to one chip under one alias.
 *
 * @param state RUNNING, AWAITING_APPROVAL, RELEASED, REFUSED, REJECTED, CANCELLED or FAILED
 * @param fault what was broken on purpose in the judged deployment; empty for nothing
 */
public record Release(
        String id,
        String team,
        String model,
        int version,
        String versionId,
        String alias,
        String chip,
        String numerics,
        String suite,
        String profile,
        String fault,
        String state,
        String message,
        List<Step> steps,
        List<Gate> gates,
        String requestedBy,
        Instant requestedAt,
        String approvedBy,
        Instant approvedAt,
        Integer approvalsRequired,
        List<Approval> approvals,
        String evaluationId,
        String goldenTraceId,
        String parityRunId,
        String certificateId,
        String deploymentId,
        String referenceDeploymentId,
        List<Waiver> waivers,
        String policy,
        String decisionId) {
    private static final Set<String> FINAL = Set.of("RELEASED", "REFUSED", "REJECTED", "CANCELLED", "FAILED");

    public Release {
        steps = steps == null ? List.of() : List.copyOf(steps);
        gates = gates == null ? List.of() : List.copyOf(gates);
        approvals = approvals == null ? List.of() : List.copyOf(approvals);
        waivers = waivers == null ? List.of() : List.copyOf(waivers);
    }

    /**
     * @param state PENDING, RUNNING, SUCCEEDED, FAILED or SKIPPED
     * @param progress 0 to 1
     * @param reference what the step made, or null
     */
    public record Step(
            String name,
            String state,
            double progress,
            String message,
            Instant startedAt,
            Instant finishedAt,
            Reference reference) {
        public boolean isFinal() {
            return state.equals("SUCCEEDED") || state.equals("FAILED") || state.equals("SKIPPED");
        }
    }

    /** A thing in another service. */
    public record Reference(String kind, String id) {}

    /**
     * One condition of the policy.
     *
     * @param state PASS, FAIL, MISSING or STALE
     * @param remedy the next step that opens it; null when it passes
     * @param waiverId the waiver that lifts it, or null
     */
    public record Gate(
            String name,
            String title,
            String state,
            String detail,
            String remedy,
            String evidenceId,
            String waiverId) {}

    /** @param decision approve or reject */
    public record Approval(String decidedBy, String decision, String comment, Instant decidedAt) {}

    /**
     * Wish for a release.
     *
     * @param numerics for example {@code fp32} or {@code bf16-emulated}
     * @param suite evaluation suite, or null for the default
     * @param profile parity profile, or null for the default
     * @param fault null for none
     */
    public record Wish(
            String model,
            int version,
            String alias,
            String chip,
            String numerics,
            String suite,
            String profile,
            String fault) {
        public static Wish of(String model, int version, String alias, String chip, String numerics) {
            return new Wish(model, version, alias, chip, numerics, null, null, null);
        }
    }

    public boolean isFinal() {
        return FINAL.contains(state);
    }

    public boolean awaitsApproval() {
        return state.equals("AWAITING_APPROVAL");
    }

    /** @throws IllegalArgumentException when the release has no such step */
    public Step step(String name) {
        return steps.stream()
                .filter(step -> step.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("release " + id + " has no step " + name));
    }
}
