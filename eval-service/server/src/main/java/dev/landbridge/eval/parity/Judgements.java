package dev.landbridge.eval.parity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.eval.goldentrace.GoldenTraces;
import dev.landbridge.eval.job.JobState;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.proof.ProofJson;
import dev.landbridge.proof.parity.ParityJudge;
import dev.landbridge.proof.parity.ParityPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Judges the kept tables of a run again, without any endpoint. What comes out is shown, not kept: it is no evidence. */
@ApplicationScoped
class Judgements {
    private final ParityRuns runs;
    private final GoldenTraces traces;
    private final ParityPolicy inForce;

    Judgements(ParityRuns runs, GoldenTraces traces, ParityPolicy inForce) {
        this.runs = runs;
        this.traces = traces;
        this.inForce = inForce;
    }

    /** The whole result under the other profile or policy. */
    JsonNode judge(String team, String id, JudgementRequest request) {
        ParityRun run = runs.get(team, id);
        if (run.state() != JobState.SUCCEEDED) {
            throw Problem.conflict("The parity run has not ended with a verdict, so there is nothing to judge again.");
        }
        ParityPolicy policy = policy(request);
        String profile = isFilled(request.profile()) ? request.profile() : run.profile();
        if (!policy.hasProfile(profile)) {
            throw Problem.invalid("profile", "is none of the policy's profiles");
        }
        try {
            return ProofJson.tree(new ParityJudge(policy, profile)
                    .judge(traces.trace(team, run.goldenTraceId()), runs.target(team, id)));
        } catch (IOException e) {
            throw new UncheckedIOException("the tables of " + id + " cannot be read", e);
        }
    }

    private ParityPolicy policy(JudgementRequest request) {
        if (!isFilled(request.policy())) {
            return inForce;
        }
        try {
            return ParityPolicy.parse(request.policy().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw Problem.invalid("policy", "is not a policy file; start from the one a certificate carries");
        }
    }

    private static boolean isFilled(String value) {
        return value != null && !value.isBlank();
    }
}
