package dev.landbridge.proof.plan;

import dev.landbridge.proof.parity.ParityVerdict;
import java.util.List;

/**
 * What a parity run can prove, said before it.
 *
 * @param goldenTraceId null when the plan rests on assumptions alone
 * @param verdict expected when nothing is wrong
 * @param power of the whole verdict when nothing is wrong, at least: 1 less what each check lacks
 * @param needed cost of a run of the needed size; null when some check has none
 * @param earlyStop null when it was not asked for
 */
public record ParityPlan(
        String schema,
        String policyVersion,
        String policyDigest,
        String profile,
        String size,
        String sizeNote,
        String goldenTraceId,
        double powerTarget,
        double confidence,
        ParityVerdict verdict,
        String sentence,
        double power,
        List<GatePlan> gates,
        List<Assumptions.Line> assumptions,
        Cost cost,
        EarlyStopForecast earlyStop) {

    public static final String SCHEMA = "landbridge.parity-plan/1";

    /** Cost with the sample at hand and with the sample that is needed. */
    public record Cost(String currency, PlanCost sample, PlanCost needed) {}
}
