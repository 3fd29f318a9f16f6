package dev.landbridge.proof.parity;

import dev.landbridge.proof.statistics.Binomials;
import java.util.LinkedHashMap;
import java.util.Map;

/** G3: greedy decoding leaves the reference's path only at near ties. */
final class DecodeGate {

    private DecodeGate() {}

    static Gate judge(
            DecodeComparison target, DecodeComparison floor, ParityPolicy.Document policy, ParityPolicy.Size size) {
        double upper = target.cases() == 0 ? 1 : Binomials.upper(target.hard(), target.cases(), policy.confidence());
        double share = target.cases() == 0 ? 0 : (double) target.hard() / target.cases();
        double deltaLimit =
                Math.max(policy.decode().p99DeltaCap(), policy.decode().floorFactor() * floor.p99Delta());
        GateVerdict verdict = Limit.judge(share, upper, size.hardDivergenceCap());
        if (target.p99Delta() > deltaLimit) {
            verdict = GateVerdict.FAIL;
        }
        if (verdict == GateVerdict.PASS && target.cases() < size.minDecodes()) {
            verdict = GateVerdict.INCONCLUSIVE;
        }
        return new Gate(
                "G3",
                "Greedy decoding",
                verdict,
                "decode.hard-divergence.clopper-pearson",
                upper,
                size.hardDivergenceCap(),
                target.cases(),
                "%d of %d continuations are equal, %d diverge at a near tie, %d for real (upper bound %s); p99 of the log-probability difference is %s (limit %s)."
                        .formatted(
                                target.identical(),
                                target.cases(),
                                target.benign(),
                                target.hard(),
                                Words.percent(upper),
                                Words.number(target.p99Delta()),
                                Words.number(deltaLimit)),
                inputs(target, floor, deltaLimit, policy, size));
    }

    private static Map<String, Double> inputs(
            DecodeComparison target,
            DecodeComparison floor,
            double deltaLimit,
            ParityPolicy.Document policy,
            ParityPolicy.Size size) {
        Map<String, Double> inputs = new LinkedHashMap<>();
        inputs.put("identical", (double) target.identical());
        inputs.put("benign", (double) target.benign());
        inputs.put("hard", (double) target.hard());
        inputs.put("matched_tokens", (double) target.matchedTokens());
        inputs.put("floor_diverged", (double) floor.diverged());
        inputs.put("floor_matched_tokens", (double) floor.matchedTokens());
        inputs.put("p99_delta", target.p99Delta());
        inputs.put("p99_delta_limit", deltaLimit);
        inputs.put("benign_gap", policy.decode().benignGap());
        inputs.put("min_decodes", (double) size.minDecodes());
        inputs.put("hazard_ratio_upper", hazardRatioUpper(target, floor, policy.confidence()));
        return inputs;
    }

    /** Information only: with no divergence in the floor the ratio has no upper bound. */
    private static double hazardRatioUpper(DecodeComparison target, DecodeComparison floor, double confidence) {
        if (floor.diverged() == 0 || target.matchedTokens() == 0) {
            return Double.NaN;
        }
        return Binomials.rateRatioUpper(
                target.diverged(), target.matchedTokens(), floor.diverged(), floor.matchedTokens(), confidence);
    }
}
