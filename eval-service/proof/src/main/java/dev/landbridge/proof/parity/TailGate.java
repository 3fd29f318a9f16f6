package dev.landbridge.proof.parity;

import dev.landbridge.proof.statistics.ClusteredMean;
import dev.landbridge.proof.statistics.Samples;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** G2e: rare positions and the error of the actual token's probability. */
final class TailGate {

    private static final double QUANTILE = 0.999;

    private final PositionTables target;
    private final ParityPolicy.Document policy;
    private final ParityPolicy.Size size;

    TailGate(PositionTables target, ParityPolicy.Document policy, ParityPolicy.Size size) {
        this.target = target;
        this.policy = policy;
        this.size = size;
    }

    Gate judge(PositionTables floor, ParityPolicy.Profile profile) {
        double cap = profile.rmsProbabilityCap();
        double p999 = Samples.quantile(target.all(PromptComparison::kl), QUANTILE);
        double floor999 = Samples.quantile(floor.all(PromptComparison::kl), QUANTILE);
        double limit = Math.max(policy.kl().p999Cap(), policy.kl().p999FloorFactor() * floor999);
        double rms = Samples.rootMeanSquare(target.all(PromptComparison::deltaP));
        Map<String, Double> inputs = new LinkedHashMap<>();
        inputs.put("floor_p999", floor999);
        inputs.put("rms_delta_p", rms);
        inputs.put("rms_probability_cap", cap);
        GateVerdict verdict = p999 <= limit && rms <= cap ? GateVerdict.PASS : GateVerdict.FAIL;
        if (size.tailShare() != null && verdict == GateVerdict.PASS) {
            verdict = proven(limit, cap, inputs);
        }
        return new Gate(
                "G2e",
                "Tail and probability error",
                verdict,
                "kl.p999",
                p999,
                limit,
                target.positions(),
                "99.9 %% of positions stay below %s nats; RMS error of the actual token's probability is %s (cap %s).%s"
                        .formatted(
                                Words.number(p999),
                                Words.percent(rms),
                                Words.percent(cap),
                                verdict == GateVerdict.INCONCLUSIVE ? " The sample is too small to bound both." : ""),
                inputs);
    }

    private GateVerdict proven(double limit, double cap, Map<String, Double> inputs) {
        boolean clustered = policy.bounds() != null && policy.bounds().clusteredShares();
        PositionShare above =
                PositionShare.of(target, (prompt, row) -> prompt.kl()[row] > limit, policy.confidence(), clustered);
        double rmsUpper = StrictMath.sqrt(squares().upper(policy.confidence()));
        inputs.put("above_limit", (double) above.events());
        inputs.put("above_limit_upper", above.upper());
        inputs.put("tail_share", size.tailShare());
        inputs.put("rms_upper", rmsUpper);
        return above.upper() <= size.tailShare() && rmsUpper <= cap ? GateVerdict.PASS : GateVerdict.INCONCLUSIVE;
    }

    private ClusteredMean squares() {
        double[] means = target.prompts().stream()
                .mapToDouble(prompt -> Samples.mean(Arrays.stream(prompt.deltaP())
                        .map(value -> value * value)
                        .toArray()))
                .toArray();
        return ClusteredMean.of(means, target.sizes());
    }
}
