package dev.landbridge.training.execution;

import dev.landbridge.training.attempt.AttemptState;
import dev.landbridge.training.health.FindingKind;
import dev.landbridge.training.run.RunPlan;
import dev.landbridge.training.run.RunState;
import java.util.List;

/**
 * What an attempt's end means for the run.
 *
 * @param run the run's next state; RUNNING means another attempt
 */
record AttemptVerdict(AttemptState attempt, String reason, List<FindingKind> findings, RunState run, String message) {

    /**
     * @param failures failed attempts in a row without a new checkpoint, this one included if it failed so
     * @param patience failures after which the run is given up
     */
    static AttemptVerdict of(AttemptEnd end, RunPlan plan, int failures, int patience) {
        if (end instanceof AttemptEnd.Completed) {
            return completed(plan);
        }
        if (end instanceof AttemptEnd.Cancelled) {
            return new AttemptVerdict(
                    AttemptState.CANCELLED, "cancelled", List.of(), RunState.CANCELLED, "Cancelled while it trained.");
        }
        if (end instanceof AttemptEnd.Diverged diverged) {
            return failed(diverged.message(), List.of(FindingKind.NAN), RunState.FAILED, divergence(diverged, plan));
        }
        if (end instanceof AttemptEnd.Refused refused) {
            return failed(
                    refused.message(),
                    List.of(),
                    RunState.FAILED,
                    "The worker does not accept this run: " + refused.message());
        }
        return end instanceof AttemptEnd.Stalled stalled
                ? retry(stalled.reason(), FindingKind.STALL, failures, patience)
                : retry(((AttemptEnd.Crashed) end).reason(), FindingKind.CRASH, failures, patience);
    }

    private static AttemptVerdict completed(RunPlan plan) {
        boolean registers = !plan.registerAs().isEmpty();
        return new AttemptVerdict(
                AttemptState.SUCCEEDED,
                null,
                List.of(),
                registers ? RunState.REGISTERING : RunState.SUCCEEDED,
                registers ? "Registering the result as " + plan.registerAs() + "." : "Trained; nothing to register.");
    }

    private static AttemptVerdict retry(String reason, FindingKind kind, int failures, int patience) {
        if (failures >= patience) {
            return failed(
                    reason,
                    List.of(kind, FindingKind.GAVE_UP),
                    RunState.FAILED,
                    failures + " attempts ended without a new checkpoint; the last one: " + reason + ".");
        }
        return failed(
                reason, List.of(kind), RunState.RUNNING, "Continuing from the newest checkpoint: " + reason + ".");
    }

    private static AttemptVerdict failed(String reason, List<FindingKind> kinds, RunState run, String message) {
        return new AttemptVerdict(AttemptState.FAILED, reason, kinds, run, message);
    }

    private static String divergence(AttemptEnd.Diverged diverged, RunPlan plan) {
        return "Training diverged: " + diverged.message()
                + ". It is not repeated, because the same data and seed diverge"
                + " again. Start a new run with a lower learning_rate" + now(plan, "learning_rate")
                + ", a lower gradient_clip" + now(plan, "gradient_clip") + " or more warmup_steps"
                + now(plan, "warmup_steps") + ".";
    }

    private static String now(RunPlan plan, String parameter) {
        return plan.parameters().containsKey(parameter)
                ? " (now " + plan.parameters().get(parameter).asText() + ")"
                : "";
    }
}
