package dev.landbridge.proof.parity;

import dev.landbridge.proof.statistics.ClusteredMean;
import dev.landbridge.proof.statistics.FloorRatio;
import dev.landbridge.proof.statistics.LogNormalMean;
import dev.landbridge.proof.statistics.PositionSlope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** G2: teacher-forced distribution parity, gates a to f. */
final class DistributionGates {

    private final PositionTables target;
    private final PositionTables floor;
    private final ParityPolicy.Document policy;
    private final ParityPolicy.Profile profile;
    private final ParityPolicy.Size size;
    private final double confidence;

    DistributionGates(
            PositionTables target,
            PositionTables floor,
            ParityPolicy.Document policy,
            ParityPolicy.Profile profile,
            ParityPolicy.Size size) {
        this.target = target;
        this.floor = floor;
        this.policy = policy;
        this.profile = profile;
        this.size = size;
        this.confidence = policy.confidence();
    }

    List<Gate> judge() {
        List<Gate> gates = new ArrayList<>();
        gates.add(meanKl());
        gates.add(floorRatio());
        gates.add(signedShift());
        gates.add(new Top1Gate(target, policy, size).judge(floor, profile));
        gates.add(new TailGate(target, policy, size).judge(floor, profile));
        gates.add(slope());
        return gates.stream().map(this::sized).toList();
    }

    /** A sample smaller than the policy asks for proves nothing, but can still show a fault. */
    private Gate sized(Gate gate) {
        int prompts = target.prompts().size();
        double positions = (double) target.positions() / prompts;
        boolean enough = prompts >= size.minPrompts() && positions >= size.minMeanPositions();
        if (enough || gate.verdict() == GateVerdict.FAIL || gate.verdict() == GateVerdict.INVALID) {
            return gate;
        }
        return gate.withVerdict(
                GateVerdict.INCONCLUSIVE,
                "%s The policy asks for %d prompts of %s positions; there are %d of %s."
                        .formatted(
                                gate.detail(),
                                size.minPrompts(),
                                Words.number(size.minMeanPositions()),
                                prompts,
                                Words.number(positions)));
    }

    static double klUpper(PositionTables tables, ParityPolicy.Profile profile, ParityPolicy.Document policy) {
        double confidence = policy.confidence();
        boolean recovered = policy.bounds() != null && policy.bounds().recoveredLogNormal();
        double logNormal = recovered
                ? LogNormalMean.recoveredUpper(tables.promptKl(), profile.logFloor(), confidence)
                : LogNormalMean.upper(tables.promptKl(), profile.logFloor(), confidence);
        return Math.max(tables.kl().upper(confidence), logNormal);
    }

    private Gate meanKl() {
        ClusteredMean kl = target.kl();
        double floorKl = floor.kl().mean();
        double upper = klUpper(target, profile, policy);
        double limit = klLimit(floorKl);
        GateVerdict verdict = floorKl > profile.tauHard() ? GateVerdict.INVALID : Limit.judge(kl.mean(), upper, limit);
        return new Gate(
                "G2a",
                "Mean KL",
                verdict,
                "kl.lumped.clustered-ucb",
                upper,
                limit,
                kl.observations(),
                verdict == GateVerdict.INVALID
                        ? "The reference disagrees with itself by %s, more than any target may."
                                .formatted(Words.number(floorKl))
                        : "Mean KL is at least %s nats a token (upper bound %s), noise floor %s, limit %s."
                                .formatted(
                                        Words.number(kl.mean()),
                                        Words.number(upper),
                                        Words.number(floorKl),
                                        Words.number(limit)),
                Map.of(
                        "mean", kl.mean(),
                        "standard_error", kl.standardError(),
                        "prompts", (double) kl.clusters(),
                        "floor_mean", floorKl,
                        "kappa", policy.kl().floorFactor(),
                        "tau_green", profile.tauGreen(),
                        "tau_hard", profile.tauHard(),
                        "log_floor", profile.logFloor(),
                        "t_upper", kl.upper(confidence)));
    }

    private double klLimit(double floorKl) {
        return Math.min(
                profile.tauHard(), Math.max(profile.tauGreen(), policy.kl().floorFactor() * floorKl));
    }

    private Gate floorRatio() {
        double epsilon = policy.kl().ratioEpsilon();
        FloorRatio ratio = FloorRatio.of(target.promptKl(), floor.promptKl(), epsilon, confidence);
        double kappa = policy.kl().floorFactor();
        boolean needed = klUpper(target, profile, policy) > profile.tauGreen()
                && kappa * floor.kl().mean() > profile.tauGreen();
        GateVerdict verdict = needed ? Limit.judge(ratio.ratio(), ratio.upper(), kappa) : GateVerdict.PASS;
        return new Gate(
                "G2b",
                "KL against the noise floor",
                verdict,
                "kl.floor-ratio",
                ratio.upper(),
                needed ? kappa : null,
                ratio.prompts(),
                needed
                        ? "Per prompt the KL is %s times the floor (upper bound %s)."
                                .formatted(Words.number(ratio.ratio()), Words.number(ratio.upper()))
                        : "Not required: the mean KL was held against the absolute cap alone.",
                Map.of("ratio", ratio.ratio(), "kappa", kappa, "epsilon", epsilon, "required", needed ? 1.0 : 0.0));
    }

    private Gate signedShift() {
        ClusteredMean shift = target.deltaNll();
        double floorShift = Math.abs(floor.deltaNll().mean());
        double upper = shift.upper(confidence);
        double p = shift.pValueAboveZero();
        GateVerdict verdict = Limit.judge(shift.mean(), upper, profile.deltaNll());
        boolean systematic =
                p < policy.nll().significance() && shift.mean() > policy.nll().floorFactor() * floorShift;
        if (verdict == GateVerdict.PASS && systematic) {
            verdict = GateVerdict.WARN;
        }
        return new Gate(
                "G2c",
                "Signed NLL shift",
                verdict,
                "nll.clustered-t-ucb",
                upper,
                profile.deltaNll(),
                shift.observations(),
                "The target's NLL is %s nats a token above the reference's (upper bound %s)%s."
                        .formatted(
                                Words.number(shift.mean()),
                                Words.number(upper),
                                systematic ? "; systematic, not noise" : ""),
                Map.of(
                        "mean", shift.mean(),
                        "standard_error", shift.standardError(),
                        "prompts", (double) shift.clusters(),
                        "floor_mean", floor.deltaNll().mean(),
                        "p_above_zero", p));
    }

    private Gate slope() {
        PositionSlope slope = slope(target, floor, policy);
        double limit = policy.slope().limit();
        return new Gate(
                "G2f",
                "Growth along the prompt",
                Limit.judge(slope.slope(), slope.upper(), limit),
                "kl.position-slope.bootstrap",
                slope.upper(),
                limit,
                slope.prompts(),
                "From the first to the last quarter of a prompt KL changes %s times as much as the floor (upper bound %s)."
                        .formatted(Words.number(slope.slope()), Words.number(slope.upper())),
                Map.of("slope", slope.slope(), "target_slope", slope.targetSlope(), "floor_slope", slope.floorSlope()));
    }

    static PositionSlope slope(PositionTables target, PositionTables floor, ParityPolicy.Document policy) {
        return PositionSlope.of(
                target.quartiles(), floor.quartiles(), policy.kl().ratioEpsilon(), policy.confidence());
    }
}
