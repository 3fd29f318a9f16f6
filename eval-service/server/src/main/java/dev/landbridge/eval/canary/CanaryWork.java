package dev.landbridge.eval.canary;

import dev.landbridge.contracts.inference.v1.Deployment;
import dev.landbridge.contracts.inference.v1.DeploymentState;
import dev.landbridge.eval.goldentrace.GoldenTraces;
import dev.landbridge.eval.inference.Deployments;
import dev.landbridge.eval.inference.FailedAttemptException;
import dev.landbridge.kit.lease.Claim;
import dev.landbridge.kit.lease.WorkHandler;
import dev.landbridge.kit.lease.WorkOutcome;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.proof.certificate.Certificate;
import dev.landbridge.proof.golden.Trace;
import dev.landbridge.proof.parity.CanaryReading;
import dev.landbridge.proof.parity.MatrixLimits;
import dev.landbridge.proof.parity.ParityPolicy;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One check of a canary, and due again after its interval. */
@ApplicationScoped
class CanaryWork implements WorkHandler {
    static final String KIND = "canary";

    private final CanaryProgress progress;
    private final CanaryPrompts prompts;
    private final Deployments deployments;
    private final GoldenTraces traces;
    private final ParityPolicy policy;
    private final MeterRegistry metrics;

    CanaryWork(
            CanaryProgress progress,
            CanaryPrompts prompts,
            Deployments deployments,
            GoldenTraces traces,
            ParityPolicy policy,
            MeterRegistry metrics) {
        this.progress = progress;
        this.prompts = prompts;
        this.deployments = deployments;
        this.traces = traces;
        this.policy = policy;
        this.metrics = metrics;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public WorkOutcome handle(Claim claim) throws InterruptedException, IOException {
        Optional<Canary> found = progress.begin(claim);
        if (found.isEmpty()) {
            return WorkOutcome.done();
        }
        Canary canary = found.get();
        CanaryResult result = check(claim, canary);
        metrics.counter(
                        "landbridge_eval_canary_checks",
                        "outcome",
                        result.outcome().name().toLowerCase(Locale.ROOT))
                .increment();
        progress.checked(claim, result);
        return WorkOutcome.again(Duration.ofSeconds(canary.intervalSeconds()));
    }

    private CanaryResult check(Claim claim, Canary canary) throws InterruptedException, IOException {
        Deployment deployment;
        try {
            deployment = deployments.get(claim.team(), canary.deploymentId());
        } catch (Problem e) {
            return CanaryResult.unreachable("inference-service: " + e.getMessage());
        }
        if (deployment.getState() != DeploymentState.DEPLOYMENT_STATE_READY) {
            return CanaryResult.unreachable(
                    "The deployment is " + deployment.getState().name().replace("DEPLOYMENT_STATE_", "") + ".");
        }
        String digest = Certificate.fingerprintDigest(Deployments.identity(deployment));
        Trace golden = traces.trace(claim.team(), canary.goldenTraceId());
        List<Integer> cases = CanaryPrompts.cases(golden, canary.prompts());
        try {
            CanaryPrompts.Answers answers = prompts.ask(claim, deployment, golden, cases, digest);
            MatrixLimits limits = new MatrixLimits(policy, canary.profile(), policy.sizeFor(deployment.getChip()));
            return judged(
                    digest,
                    CanaryReading.of(golden, cases, answers.now(), answers.first(), limits),
                    answers.failures());
        } catch (IOException e) {
            return CanaryResult.unreachable("The deployment did not answer: " + e.getMessage() + ".");
        }
    }

    private static CanaryResult judged(String digest, CanaryReading reading, List<FailedAttemptException> failures) {
        List<String> drift = new ArrayList<>(reading.drift());
        long garbage =
                failures.stream().filter(failure -> failure.kind().garbage()).count();
        if (garbage > 0) {
            drift.add("%d attempts brought no answer, the first %s."
                    .formatted(garbage, failures.get(0).getMessage()));
        }
        return new CanaryResult(
                drift.isEmpty() ? CanaryOutcome.STEADY : CanaryOutcome.DRIFT,
                drift.isEmpty() ? "No difference beyond the limits." : String.join(" ", drift),
                digest,
                reading,
                failures.size());
    }
}
