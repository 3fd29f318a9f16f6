package dev.landbridge.registry.release;

import dev.landbridge.contracts.inference.v1.CreateDeploymentRequest;
import dev.landbridge.contracts.inference.v1.Deployment;
import dev.landbridge.contracts.inference.v1.DeploymentRole;
import dev.landbridge.contracts.inference.v1.DeploymentState;
import dev.landbridge.registry.inference.Deployments;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

/** The steps that deploy: the reference, the candidate, and taking both down again. */
@ApplicationScoped
class ServingSteps {
    private static final String KIND = "deployment";

    private final Deployments deployments;
    private final Progress progress;
    private final ReleaseConfig config;

    ServingSteps(Deployments deployments, Progress progress, ReleaseConfig config) {
        this.deployments = deployments;
        this.progress = progress;
        this.config = config;
    }

    void reference(StepWork work) {
        String id = work.release().referenceDeploymentId();
        if (id == null) {
            Deployment created = deployments.create(work.team(), referenceRequest(work));
            progress.refer(
                    work.claim(), StepName.REFERENCE, KIND, created.getId(), (e, v) -> e.referenceDeploymentId = v);
            return;
        }
        await(work, StepName.REFERENCE, id);
    }

    void candidate(StepWork work) {
        String id = work.release().deploymentId();
        if (id == null) {
            Deployment created = deployments.create(work.team(), candidateRequest(work));
            progress.refer(work.claim(), StepName.DEPLOY, KIND, created.getId(), (e, v) -> e.deploymentId = v);
            return;
        }
        await(work, StepName.DEPLOY, id);
    }

    void stopReference(StepWork work, String reason) {
        stop(work.team(), work.release().referenceDeploymentId(), reason);
    }

    /** Stops whatever this release deployed, also what was created just before a crash and whose id was not kept. */
    void stopAll(StepWork work) {
        Release release = work.release();
        String reason = "release " + release.id() + " ended as " + release.state();
        String reference = release.referenceDeploymentId();
        if (reference == null && begun(release, StepName.REFERENCE)) {
            reference = deployments.create(work.team(), referenceRequest(work)).getId();
        }
        String candidate = release.deploymentId();
        if (candidate == null && begun(release, StepName.DEPLOY)) {
            candidate = deployments.create(work.team(), candidateRequest(work)).getId();
        }
        stop(work.team(), reference, reason);
        stop(work.team(), candidate, reason);
    }

    private static boolean begun(Release release, StepName name) {
        Step step = release.step(name);
        return step.startedAt() != null && step.state() != Step.State.SKIPPED;
    }

    private void stop(String team, String id, String reason) {
        if (id == null) {
            return;
        }
        try {
            deployments.stop(team, id, reason);
        } catch (StatusRuntimeException e) {
            if (e.getStatus().getCode() != Status.Code.NOT_FOUND) {
                throw e;
            }
        }
    }

    private void await(StepWork work, StepName name, String id) {
        Deployment deployment = deployments.get(work.team(), id);
        DeploymentState state = deployment.getState();
        if (state == DeploymentState.DEPLOYMENT_STATE_READY) {
            progress.succeed(work.claim(), name, "deployment is ready on " + deployment.getChip(), null, null);
        } else if (state == DeploymentState.DEPLOYMENT_STATE_FAILED
                || state == DeploymentState.DEPLOYMENT_STATE_STOPPING
                || state == DeploymentState.DEPLOYMENT_STATE_STOPPED) {
            String reason = deployment.getMessage().isEmpty() ? "it was stopped" : deployment.getMessage();
            progress.end(
                    work.claim(), name, ReleaseState.FAILED, "The deployment did not start: " + reason, null, null);
        } else {
            String text = deployment.getMessage().isEmpty()
                    ? state.name().replace("DEPLOYMENT_STATE_", "").toLowerCase(Locale.ROOT)
                    : deployment.getMessage();
            progress.advance(work.claim(), name, state == DeploymentState.DEPLOYMENT_STATE_STARTING ? 0.5 : 0.1, text);
        }
    }

    private CreateDeploymentRequest referenceRequest(StepWork work) {
        return CreateDeploymentRequest.newBuilder()
                .setModelVersionId(work.release().versionId())
                .setChip(config.referenceChip())
                .setNumerics(config.referenceNumerics())
                .setRole(DeploymentRole.DEPLOYMENT_ROLE_REFERENCE)
                .setIdempotencyKey(work.key(StepName.REFERENCE))
                .setRequestedBy(work.release().requestedBy())
                .build();
    }

    private static CreateDeploymentRequest candidateRequest(StepWork work) {
        return CreateDeploymentRequest.newBuilder()
                .setModelVersionId(work.release().versionId())
                .setChip(work.release().chip())
                .setNumerics(work.release().numerics())
                .setRole(DeploymentRole.DEPLOYMENT_ROLE_CANDIDATE)
                .setFault(work.release().fault())
                .setIdempotencyKey(work.key(StepName.DEPLOY))
                .setRequestedBy(work.release().requestedBy())
                .build();
    }
}
