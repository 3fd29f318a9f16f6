package dev.landbridge.eval.matrix;

import dev.landbridge.contracts.inference.v1.CreateDeploymentRequest;
import dev.landbridge.contracts.inference.v1.Deployment;
import dev.landbridge.contracts.inference.v1.DeploymentRole;
import dev.landbridge.contracts.inference.v1.DeploymentState;
import dev.landbridge.eval.inference.Deployments;
import dev.landbridge.eval.job.JobFailure;
import dev.landbridge.kit.lease.Claim;
import dev.landbridge.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/** Short-lived deployments of the candidate's version with other switches of its engine. */
@ApplicationScoped
class SiblingEngines {
    private static final Logger LOG = Logger.getLogger(SiblingEngines.class);
    private static final long LOOK_AGAIN_MILLIS = 200;
    private static final Set<DeploymentState> ENDED =
            Set.of(DeploymentState.DEPLOYMENT_STATE_STOPPING, DeploymentState.DEPLOYMENT_STATE_STOPPED);

    private final Deployments deployments;
    private final MatrixConfig config;

    SiblingEngines(Deployments deployments, MatrixConfig config) {
        this.deployments = deployments;
        this.config = config;
    }

    /** Wants it up. The same claim's run asks for the same one again, unless it was stopped meanwhile. */
    Deployment start(Claim claim, Deployment candidate, Map<String, String> switches) {
        String key = "matrix/" + claim.subjectId() + "/" + switches;
        Deployment sibling = deployments.create(claim.team(), request(claim, candidate, switches, key));
        return ENDED.contains(sibling.getState())
                ? deployments.create(claim.team(), request(claim, candidate, switches, key + "/" + claim.attempt()))
                : sibling;
    }

    private static CreateDeploymentRequest request(
            Claim claim, Deployment candidate, Map<String, String> switches, String key) {
        return CreateDeploymentRequest.newBuilder()
                .setModelVersionId(candidate.getModelVersionId())
                .setChip(candidate.getChip())
                .setNumerics(candidate.getNumerics())
                .setRole(DeploymentRole.DEPLOYMENT_ROLE_CANDIDATE)
                .setFault(candidate.getFault())
                .putAllSwitches(switches)
                .setIdempotencyKey(key)
                .setRequestedBy("parity run " + claim.subjectId())
                .build();
    }

    /**
     * @param stillWanted called now and then, throws when the work was cancelled
     * @throws JobFailure when it does not come up, with the reason
     */
    Deployment ready(Claim claim, String id, Runnable stillWanted) throws InterruptedException {
        long end = System.nanoTime() + config.siblingTimeout().toNanos();
        while (System.nanoTime() < end) {
            Optional<Deployment> sibling = deployments.ready(claim.team(), id);
            if (sibling.isPresent()) {
                return sibling.get();
            }
            stillWanted.run();
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
        Duration timeout = config.siblingTimeout();
        throw new JobFailure("it was not ready within " + timeout.toSeconds() + " s");
    }

    void stop(Claim claim, String id) {
        try {
            deployments.stop(claim.team(), id, "asked for the serving matrix of " + claim.subjectId());
        } catch (Problem e) {
            LOG.warnf("the sibling %s of %s was not stopped: %s", id, claim.subjectId(), e.getMessage());
        }
    }
}
