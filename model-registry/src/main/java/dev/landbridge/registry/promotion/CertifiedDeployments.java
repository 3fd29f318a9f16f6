package dev.landbridge.registry.promotion;

import dev.landbridge.contracts.inference.v1.CreateDeploymentRequest;
import dev.landbridge.contracts.inference.v1.Deployment;
import dev.landbridge.contracts.inference.v1.DeploymentRole;
import dev.landbridge.contracts.inference.v1.DeploymentState;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.kit.problem.ProblemType;
import dev.landbridge.registry.evidence.Evidence;
import dev.landbridge.registry.inference.Deployments;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Set;

/**
 * The deployment a certificate speaks of; when that was stopped, one started again from the same version, chip,
 * numerics and switches. Whether it still is what was certified is for the gate to say, by the fingerprint.
 */
@ApplicationScoped
class CertifiedDeployments {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
    private static final Set<DeploymentState> ENDED = Set.of(
            DeploymentState.DEPLOYMENT_STATE_STOPPING,
            DeploymentState.DEPLOYMENT_STATE_STOPPED,
            DeploymentState.DEPLOYMENT_STATE_FAILED);

    private final Deployments deployments;
    private final Duration timeout;

    CertifiedDeployments(Deployments deployments, PromotionConfig config) {
        this.deployments = deployments;
        this.timeout = config.startAgainTimeout();
    }

    /** Waits until it is ready. Asking again after a refusal finds the same deployment. */
    Deployment ready(String team, String versionId, Evidence certificate, String requestedBy) {
        Deployment deployment = deployments.get(team, certificate.deploymentId());
        while (ENDED.contains(deployment.getState())) {
            deployment = deployments.create(team, again(versionId, certificate, deployment, requestedBy));
        }
        long end = System.nanoTime() + timeout.toNanos();
        while (deployment.getState() != DeploymentState.DEPLOYMENT_STATE_READY) {
            if (ENDED.contains(deployment.getState())) {
                throw Problem.conflict("The certified deployment was stopped and could not be started again: "
                        + deployment.getMessage() + ". Start a release for this version.");
            }
            if (System.nanoTime() > end) {
                throw Problem.conflict("The certified deployment was stopped and is being started again as "
                        + deployment.getId() + ". Repeat the call when it is READY.");
            }
            pause();
            deployment = deployments.get(team, deployment.getId());
        }
        return deployment;
    }

    /** Ends a deployment that was started again in vain. */
    void dismiss(String team, Deployment deployment) {
        deployments.stop(team, deployment.getId(), "the gate refused what it was started again for");
    }

    // The stopped one's id makes the key: one successor for each, however often and from where it is asked for.
    private static CreateDeploymentRequest again(
            String versionId, Evidence certificate, Deployment stopped, String requestedBy) {
        return CreateDeploymentRequest.newBuilder()
                .setModelVersionId(versionId)
                .setChip(certificate.chip())
                .setNumerics(certificate.numerics())
                .setRole(DeploymentRole.DEPLOYMENT_ROLE_CANDIDATE)
                .putAllSwitches(stopped.getSwitchesMap())
                .setIdempotencyKey("again/" + stopped.getId())
                .setRequestedBy(requestedBy)
                .build();
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_AGAIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.of(ProblemType.UNAVAILABLE, "The service is stopping.");
        }
    }
}
