package dev.landbridge.inference.deployment;

import dev.landbridge.contracts.registry.v1.ModelVersion;
import dev.landbridge.kit.lease.Claim;
import dev.landbridge.kit.lease.WorkHandler;
import dev.landbridge.kit.lease.WorkOutcome;
import dev.landbridge.kit.lease.WorkQueue;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.kit.problem.ProblemType;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Brings each deployment to what its row wants, as often as it takes. An engine's end makes it due again at once. */
@ApplicationScoped
class DeploymentReconciler implements WorkHandler {
    static final String KIND = "deployment";
    private static final Logger LOG = Logger.getLogger(DeploymentReconciler.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(15);
    /** An engine that lived this long starts with a clean sheet. */
    private static final Duration PROVEN = Duration.ofMinutes(1);

    private final Deployments deployments;
    private final DeploymentProgress progress;
    private final ModelFiles files;
    private final Registry registry;
    private final EngineBackend backend;
    private final ServedEngines served;
    private final WorkQueue queue;
    private final MeterRegistry metrics;
    private final Clock clock;
    private final int maxFailedStarts;
    private final RestartPolicy restarts;

    DeploymentReconciler(
            Deployments deployments,
            DeploymentProgress progress,
            ModelFiles files,
            Registry registry,
            EngineBackend backend,
            ServedEngines served,
            WorkQueue queue,
            MeterRegistry metrics,
            Clock clock,
            DeploymentConfig config) {
        this.deployments = deployments;
        this.progress = progress;
        this.files = files;
        this.registry = registry;
        this.backend = backend;
        this.served = served;
        this.queue = queue;
        this.metrics = metrics;
        this.clock = clock;
        this.maxFailedStarts = config.maxFailedStarts();
        this.restarts = new RestartPolicy(config.restartDelay(), config.maxRestartDelay());
    }

    /** Engines die with this process, so after a start every wanted one has to be brought up again. */
    void resume(@Observes StartupEvent event) {
        deployments.resumeAll();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public WorkOutcome handle(Claim claim) throws InterruptedException {
        Deployments.Target target = deployments.target(claim.team(), claim.subjectId());
        if (!target.wanted()) {
            return stop(claim, target);
        }
        if (target.state() == DeploymentState.FAILED) {
            return WorkOutcome.done();
        }
        if (backend.find(target.id()).isPresent() && target.state() == DeploymentState.READY) {
            return WorkOutcome.again(LOOK_AGAIN);
        }
        if (target.state() == DeploymentState.READY) {
            return ended(claim, target);
        }
        return start(claim, target);
    }

    private WorkOutcome stop(Claim claim, Deployments.Target target) {
        served.remove(target.id());
        backend.stop(target.id());
        target.recordedProcess().ifPresent(process -> backend.stopRecorded(process.pid(), process.startedAt()));
        restarts.forget(target.id());
        progress.stopped(claim);
        return WorkOutcome.done();
    }

    private WorkOutcome ended(Claim claim, Deployments.Target target) {
        served.remove(target.id());
        target.recordedProcess().ifPresent(process -> backend.stopRecorded(process.pid(), process.startedAt()));
        metrics.counter("landbridge_inference_engine_restarts").increment();
        if (target.readyAt().plus(PROVEN).isBefore(clock.instant())) {
            restarts.forget(target.id());
        }
        Duration delay = restarts.failed(target.id());
        progress.restarting(claim, "the engine ended; it is started again in " + delay.toMillis() + " ms");
        return WorkOutcome.again(delay);
    }

    private WorkOutcome start(Claim claim, Deployments.Target target) throws InterruptedException {
        target.recordedProcess().ifPresent(process -> backend.stopRecorded(process.pid(), process.startedAt()));
        try {
            progress.starting(claim, "fetching the model's files");
            ModelVersion version = registry.version(target.team(), target.versionId());
            Path directory = files.materialise(target.team(), version);
            progress.starting(claim, "starting the engine");
            RunningEngine engine = backend.start(
                    new EngineSpec(
                            target.id(),
                            directory,
                            version.getDigest(),
                            target.numerics(),
                            target.fault(),
                            target.switches()),
                    () -> engineEnded(target));
            return ready(claim, target, version, directory, engine);
        } catch (EngineStartException e) {
            return startFailed(claim, target, e);
        } catch (Problem e) {
            if (e.type() == ProblemType.NOT_FOUND) {
                return startFailed(claim, target, EngineStartException.fatal(e.detail()));
            }
            return startFailed(claim, target, EngineStartException.retryable("model-registry: " + e.detail()));
        } catch (IOException e) {
            LOG.errorf(e, "cannot bring up %s", target.id());
            return startFailed(
                    claim, target, EngineStartException.retryable("the model's files could not be written or read"));
        }
    }

    private WorkOutcome ready(
            Claim claim, Deployments.Target target, ModelVersion version, Path directory, RunningEngine engine)
            throws IOException, EngineStartException {
        if (!engine.ready().loadedDigest().equals(version.getDigest())) {
            backend.stop(target.id());
            throw EngineStartException.fatal("the engine loaded other bytes than the version's");
        }
        progress.ready(claim, engine, Fingerprints.take(directory, engine.ready(), target.chip(), target.numerics()));
        served.add(target.served(engine));
        // It may have ended before it was listed.
        if (backend.find(target.id()).isEmpty()) {
            served.remove(target.id());
        }
        return WorkOutcome.again(LOOK_AGAIN);
    }

    private WorkOutcome startFailed(Claim claim, Deployments.Target target, EngineStartException e) {
        Duration delay = restarts.failed(target.id());
        boolean neverServed = target.readyAt() == null;
        if (!e.isRetryable() || neverServed && restarts.failures(target.id()) >= maxFailedStarts) {
            restarts.forget(target.id());
            progress.failed(claim, e.getMessage());
            return WorkOutcome.done();
        }
        LOG.warnf("%s did not start: %s", target.id(), e.getMessage());
        progress.restarting(claim, e.getMessage() + "; trying again in " + delay.toMillis() + " ms");
        return WorkOutcome.again(delay);
    }

    private void engineEnded(Deployments.Target target) {
        served.remove(target.id());
        try {
            queue.enqueue(KIND, target.id(), target.team());
        } catch (RuntimeException e) {
            LOG.debugf(e, "the end of the engine of %s will be seen at the next look", target.id());
        }
    }
}
