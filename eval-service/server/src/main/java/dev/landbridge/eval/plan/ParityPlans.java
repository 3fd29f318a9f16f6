package dev.landbridge.eval.plan;

import dev.landbridge.eval.goldentrace.GoldenTrace;
import dev.landbridge.eval.goldentrace.GoldenTraces;
import dev.landbridge.eval.job.JobState;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.proof.parity.ParityPolicy;
import dev.landbridge.proof.parity.ReferenceNoise;
import dev.landbridge.proof.plan.Assumption;
import dev.landbridge.proof.plan.Assumptions;
import dev.landbridge.proof.plan.MissingAssumptionException;
import dev.landbridge.proof.plan.ParityPlan;
import dev.landbridge.proof.plan.ParityPlanner;
import dev.landbridge.proof.plan.PlanPrices;
import dev.landbridge.proof.plan.PlanRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Plans of parity runs under the policy in force. */
@ApplicationScoped
class ParityPlans {
    private final GoldenTraces traces;
    private final ParityPolicy policy;

    ParityPlans(GoldenTraces traces, ParityPolicy policy) {
        this.traces = traces;
        this.policy = policy;
    }

    ParityPlan plan(String team, PlanQuery query) {
        if (!policy.hasProfile(query.profile())) {
            throw Problem.invalid(
                    "profile", "is none of the policy's profiles: " + String.join(", ", policy.profileNames()));
        }
        String size = size(query);
        Map<Assumption, Double> given = given(query);
        ReferenceNoise noise = noise(team, query.goldenTraceId());
        PlanRequest request = new PlanRequest(
                blankToNull(query.goldenTraceId()),
                query.profile(),
                size,
                query.power() == null ? PlanRequest.USUAL_POWER : query.power(),
                query.servingCells(),
                query.earlyStop());
        try {
            return new ParityPlanner(policy, request, Assumptions.of(given, noise, policy.size(size)), prices(query))
                    .plan();
        } catch (MissingAssumptionException e) {
            throw Problem.invalid(
                    "assumptions." + e.assumption().key(),
                    noise == null
                            ? "must be given when there is no golden trace"
                            : "is not in the golden trace, which asked each question once; give it");
        }
    }

    private String size(PlanQuery query) {
        String size = blankToNull(query.size());
        String chip = blankToNull(query.chip());
        if (size == null && chip == null) {
            throw Problem.invalid("chip", "give the target's chip, or a size class of the policy");
        }
        String name = size == null ? policy.sizeFor(chip) : size;
        if (policy.size(name) == null) {
            throw Problem.invalid("size", "is none of the policy's size classes");
        }
        return name;
    }

    private static Map<Assumption, Double> given(PlanQuery query) {
        Map<Assumption, Double> given = new EnumMap<>(Assumption.class);
        if (query.assumptions() != null) {
            query.assumptions().forEach((key, value) -> {
                if (value != null) {
                    given.put(assumption(key, value), value);
                }
            });
        }
        return given;
    }

    private static Assumption assumption(String key, double value) {
        Assumption assumption = Assumption.of(key)
                .orElseThrow(() -> Problem.invalid(
                        "assumptions." + key,
                        "is none of "
                                + Arrays.stream(Assumption.values())
                                        .map(Assumption::key)
                                        .collect(Collectors.joining(", "))));
        if (!assumption.allows(value)) {
            throw Problem.invalid(
                    "assumptions." + key, "%s is out of range for a number of %s".formatted(value, assumption.unit()));
        }
        return assumption;
    }

    private ReferenceNoise noise(String team, String traceId) {
        if (blankToNull(traceId) == null) {
            return null;
        }
        GoldenTrace trace = traces.get(team, traceId);
        if (trace.state() != JobState.SUCCEEDED) {
            throw Problem.conflict("The golden trace is not captured; it is " + trace.state() + ".");
        }
        try {
            return ReferenceNoise.of(traces.trace(team, traceId), policy);
        } catch (IOException e) {
            throw new IllegalStateException("the golden trace " + traceId + " cannot be read", e);
        }
    }

    private static PlanPrices prices(PlanQuery query) {
        PlanQuery.Rates rates = query.rates() == null ? new PlanQuery.Rates(null, null) : query.rates();
        PlanQuery.Prices prices = query.prices() == null ? new PlanQuery.Prices(null, null, null) : query.prices();
        return new PlanPrices(
                rates.promptTokensPerSecond(),
                rates.outputTokensPerSecond(),
                prices.currency(),
                prices.promptPerMillion(),
                prices.outputPerMillion());
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
