package dev.landbridge.registry.release;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.landbridge.registry.gate.Gate;
import java.time.Instant;
import java.util.List;

/** The journey of one version to one chip under one alias. */
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
        String referenceDeploymentId) {

    static Release of(ReleaseEntity entity, List<Step> steps, List<Gate> gates) {
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
                gates,
                entity.requestedByName,
                entity.requestedAt,
                entity.approvedBy,
                entity.approvedAt,
                entity.evaluationId,
                entity.goldenTraceId,
                entity.parityRunId,
                entity.certificateId,
                entity.deploymentId,
                entity.referenceDeploymentId);
    }

    Step step(StepName name) {
        return steps.get(name.ordinal());
    }
}
