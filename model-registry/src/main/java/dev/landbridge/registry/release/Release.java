package dev.landbridge.registry.release;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.landbridge.registry.approval.Approval;
import dev.landbridge.registry.gate.Gate;
import dev.landbridge.registry.waiver.Waiver;
import java.time.Instant;
import java.util.List;

/**
 * The journey of one version to one chip under one alias.
 *
 * @param approvedBy the last of the approvers, and {@code approvedAt} their time; all of them are in {@code approvals}
 * @param policy label of the policy that decided, or of the one in force while nothing is decided
 * @param decisionId the gate's decision that let it pass, or null
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
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
        ReleaseState state,
        String message,
        List<Step> steps,
        List<Gate> gates,
        String requestedBy,
        Instant requestedAt,
        String approvedBy,
        Instant approvedAt,
        String evaluationId,
        String goldenTraceId,
        String parityRunId,
        String certificateId,
        String deploymentId,
        String referenceDeploymentId,
        @JsonIgnore String requestedById,
        List<Decided> approvals,
        int approvalsRequired,
        List<Waiver> waivers,
        String policy,
        String decisionId) {

    /** One person's decision. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Decided(String decidedBy, String decision, String comment, Instant decidedAt) {
        static Decided of(Approval approval) {
            String name = approval.decidedByName().isEmpty() ? approval.decidedBy() : approval.decidedByName();
            return new Decided(name, approval.decision(), approval.comment(), approval.decidedAt());
        }
    }

    /** What stands beside the row: how the gates are, who decided, what is waived, and the gate's own record. */
    record Standing(
            List<Gate> gates,
            List<Decided> approvals,
            int approvalsRequired,
            List<Waiver> waivers,
            String policy,
            String decisionId) {
        static final Standing UNKNOWN = new Standing(List.of(), List.of(), 0, List.of(), null, null);
    }

    static Release of(ReleaseEntity entity, List<Step> steps, Standing standing) {
        return new Release(
                entity.id,
                entity.team,
                entity.model,
                entity.version,
                entity.versionId,
                entity.alias,
                entity.chip,
                entity.numerics,
                entity.suite,
                entity.profile,
                entity.fault,
                entity.state,
                entity.message,
                steps,
                standing.gates(),
                entity.requestedByName,
                entity.requestedAt,
                entity.approvedBy,
                entity.approvedAt,
                entity.evaluationId,
                entity.goldenTraceId,
                entity.parityRunId,
                entity.certificateId,
                entity.deploymentId,
                entity.referenceDeploymentId,
                entity.requestedBy,
                standing.approvals(),
                standing.approvalsRequired(),
                standing.waivers(),
                standing.policy(),
                standing.decisionId());
    }

    Step step(StepName name) {
        return steps.get(name.ordinal());
    }
}
