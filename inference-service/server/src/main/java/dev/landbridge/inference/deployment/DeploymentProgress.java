package dev.landbridge.inference.deployment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.landbridge.kit.id.Ids;
import dev.landbridge.kit.lease.Claim;
import dev.landbridge.kit.lease.WorkQueue;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.BiConsumer;

/** What the reconciler writes; nothing is written once its claim was taken over. */
@ApplicationScoped
class DeploymentProgress {
    private static final JsonMapper JSON = new JsonMapper();

    private final DeploymentStore store;
    private final WorkQueue queue;
    private final Clock clock;

    DeploymentProgress(DeploymentStore store, WorkQueue queue, Clock clock) {
        this.store = store;
        this.queue = queue;
        this.clock = clock;
    }

    void starting(Claim claim, String message) {
        change(claim, (deployment, replica) -> {
            deployment.state = DeploymentState.STARTING;
            deployment.message = message;
            replica.state = ReplicaState.STARTING;
            replica.pid = null;
            replica.pidStartedAt = null;
            replica.port = null;
        });
    }

    void restarting(Claim claim, String message) {
        starting(claim, message);
        change(claim, (deployment, replica) -> replica.restarts++);
    }

    void ready(Claim claim, RunningEngine engine, Fingerprint fingerprint) {
        change(claim, (deployment, replica) -> {
            deployment.state = DeploymentState.READY;
            deployment.message = null;
            deployment.engine = fingerprint.engine();
            deployment.engineVersion = fingerprint.engineVersion();
            deployment.fingerprint = json(fingerprint);
            deployment.fingerprintDigest = fingerprint.digest();
            deployment.engineSwitches = Switches.write(engine.ready().switches());
            deployment.readyAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            replica.state = ReplicaState.READY;
            replica.pid = engine.pid();
            replica.pidStartedAt = engine.startedAt();
            replica.port = engine.ready().port();
            replica.loadedDigest = engine.ready().loadedDigest();
            replica.startedAt = deployment.readyAt;
        });
    }

    void failed(Claim claim, String message) {
        ended(claim, DeploymentState.FAILED, ReplicaState.FAILED, message);
    }

    void stopped(Claim claim) {
        ended(claim, DeploymentState.STOPPED, ReplicaState.STOPPED, null);
    }

    private void ended(Claim claim, DeploymentState state, ReplicaState replicaState, String message) {
        change(claim, (deployment, replica) -> {
            deployment.state = state;
            deployment.message = message == null ? deployment.message : message;
            replica.state = replicaState;
            replica.pid = null;
            replica.pidStartedAt = null;
            replica.port = null;
        });
    }

    // A stop that somebody asked for meanwhile keeps its state until the reconciler has seen it.
    private void change(Claim claim, BiConsumer<DeploymentEntity, ReplicaEntity> change) {
        QuarkusTransaction.requiringNew().run(() -> {
            DeploymentEntity deployment =
                    store.lock(claim.team(), claim.subjectId()).orElseThrow();
            queue.verify(claim);
            DeploymentState before = deployment.state;
            change.accept(deployment, replica(deployment));
            if (before == DeploymentState.STOPPING && deployment.state != DeploymentState.STOPPED) {
                deployment.state = before;
            }
        });
    }

    private ReplicaEntity replica(DeploymentEntity deployment) {
        return store.replicas(deployment.team, List.of(deployment.id)).stream()
                .findFirst()
                .orElseGet(() -> {
                    ReplicaEntity replica = new ReplicaEntity();
                    replica.id = Ids.next("rep");
                    replica.deploymentId = deployment.id;
                    replica.team = deployment.team;
                    replica.state = ReplicaState.STARTING;
                    store.add(replica);
                    return replica;
                });
    }

    private static String json(Fingerprint fingerprint) {
        try {
            return JSON.writeValueAsString(fingerprint);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
