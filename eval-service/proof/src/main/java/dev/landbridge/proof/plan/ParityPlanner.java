package dev.landbridge.proof.plan;

import dev.landbridge.proof.parity.ParityPolicy;
import dev.landbridge.proof.parity.ParityVerdict;
import dev.landbridge.proof.sequential.EarlyStopRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plans a parity run from what the reference's two replicates showed, or from assumptions. */
public final class ParityPlanner {

    private static final List<ParityVerdict> WORST_FIRST =
            List.of(ParityVerdict.INVALID, ParityVerdict.FAIL, ParityVerdict.INCONCLUSIVE);

    private final PlanBasis basis;
    private final PlanRequest request;
    private final PlanPrices prices;

    /** @throws IllegalArgumentException when the policy lacks the profile or the size */
    public ParityPlanner(ParityPolicy policy, PlanRequest request, Assumptions assumptions, PlanPrices prices) {
        policy.profile(request.profile());
        if (policy.size(request.size()) == null) {
            throw new IllegalArgumentException("the policy has no size " + request.size());
        }
        this.basis = new PlanBasis(policy, request.profile(), request.size(), assumptions, request.power());
        this.request = request;
        this.prices = prices;
    }

    /** @throws MissingAssumptionException when a number is neither given nor measured */
    public ParityPlan plan() {
        List<GatePlan> gates = gates();
        ParityVerdict verdict = WORST_FIRST.stream()
                .filter(one -> gates.stream().anyMatch(gate -> gate.verdict() == one))
                .findFirst()
                .orElse(ParityVerdict.PASS);
        double power = Math.max(
                0, 1 - gates.stream().mapToDouble(gate -> 1 - gate.power()).sum());
        return new ParityPlan(
                ParityPlan.SCHEMA,
                basis.policy().version(),
                basis.policy().digest(),
                request.profile(),
                request.size(),
                basis.size().note(),
                request.goldenTraceId(),
                request.power(),
                basis.confidence(),
                verdict,
                sentence(verdict, power, gates),
                power,
                gates,
                basis.assumptions().lines(),
                new ParityPlan.Cost(prices.currency(), cost(), neededCost(gates)),
                request.earlyStop() ? forecast() : null);
    }

    private List<GatePlan> gates() {
        SharePlans shares = new SharePlans(basis);
        List<GatePlan> gates = new ArrayList<>();
        gates.add(shares.health());
        gates.addAll(new PromptPlans(basis).plans());
        gates.addAll(shares.positions());
        gates.add(shares.decodes());
        gates.addAll(new TaskPlans(basis).plans());
        if (request.servingCells() > 0) {
            gates.add(new ServingPlan(basis, request.servingCells()).plan());
        }
        return gates;
    }

    private static String sentence(ParityVerdict verdict, double power, List<GatePlan> gates) {
        if (verdict == ParityVerdict.PASS) {
            return "PASS likely: when nothing is wrong, all %d checks hold with a chance of at least %s."
                    .formatted(gates.size(), PlanWords.percent(power));
        }
        Optional<GatePlan> first =
                gates.stream().filter(gate -> gate.verdict() == verdict).findFirst();
        long others = gates.stream()
                        .filter(gate -> gate.verdict() != ParityVerdict.PASS)
                        .count()
                - 1;
        return first.map(gate -> "%s in advance: %s, %s. %s %s%s"
                        .formatted(
                                verdict,
                                gate.id(),
                                gate.title(),
                                gate.reason(),
                                gate.remedy(),
                                others == 0 ? "" : " %d more checks lack something.".formatted(others)))
                .orElseThrow();
    }

    private PlanCost cost() {
        return PlanCost.of(
                basis,
                new PlanCost.Sample(
                        basis.get(Assumption.PROMPTS),
                        basis.get(Assumption.DECODES),
                        basis.get(Assumption.TASK_PAIRS) * basis.get(Assumption.REPEATS),
                        request.servingCells()),
                prices);
    }

    private PlanCost neededCost(List<GatePlan> gates) {
        if (gates.stream().anyMatch(gate -> gate.needed() == null)) {
            return null;
        }
        double positions = basis.get(Assumption.POSITIONS_PER_PROMPT);
        double prompts = Math.max(needed(gates, "prompts"), needed(gates, "positions") / positions);
        double decodes = needed(gates, "G3");
        double repeats = basis.get(Assumption.REPEATS);
        double generations = needed(gates, "G1") - decodes;
        double tasks = Math.max(needed(gates, "pairs") * repeats, generations);
        return PlanCost.of(
                basis, new PlanCost.Sample(Math.ceil(prompts), decodes, tasks, request.servingCells()), prices);
    }

    /** The largest need among the checks of a unit or a gate. */
    private static double needed(List<GatePlan> gates, String unitOrGate) {
        return gates.stream()
                .filter(gate -> gate.unit().equals(unitOrGate) || gate.id().equals(unitOrGate))
                .mapToDouble(GatePlan::needed)
                .max()
                .orElse(0);
    }

    private EarlyStopForecast forecast() {
        ParityPolicy.EarlyStop rule = basis.document().earlyStop();
        double margin = new TaskPlans(basis).margin();
        if (rule == null || margin <= 0 || basis.assumptions().has(Assumption.SCORE_SPREAD)) {
            return null;
        }
        double psi = basis.get(Assumption.PSI);
        double cap = Math.max(
                basis.document().tasks().discordanceCap(),
                basis.document().taskQuality().floorFactor() * psi);
        return EarlyStopForecast.of(
                rule,
                new EarlyStopRule.Settings(
                        margin, cap, psi, rule.wealth(), rule.logLikelihood(), rule.maxBet(), rule.priorItems()),
                basis.count(Assumption.TASK_PAIRS));
    }
}
