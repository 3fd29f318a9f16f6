package dev.landbridge.proof.parity;

import dev.landbridge.proof.statistics.Binomials;
import dev.landbridge.proof.statistics.ClusteredMean;
import dev.landbridge.proof.statistics.FloorRatio;
import dev.landbridge.proof.statistics.LogNormalMean;
import dev.landbridge.proof.statistics.PositionSlope;
import dev.landbridge.proof.statistics.Samples;
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
        gates.add(top1());
        gates.add(tail());
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

    static double klUpper(PositionTables tables, double logFloor, double confidence) {
        return Math.max(tables.kl().upper(confidence), LogNormalMean.upper(tables.promptKl(), logFloor, confidence));
    }

    private Gate meanKl() {
        ClusteredMean kl = target.kl();
        double floorKl = floor.kl().mean();
        double upper = klUpper(target, profile.logFloor(), confidence);
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
        boolean needed = klUpper(target, profile.logFloor(), confidence) > profile.tauGreen()
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

    private Gate top1() {
        long n = target.positions();
        long flips = target.flips();
        double upper = Binomials.upper(flips, n, confidence);
        double floorShare = (double) floor.flips() / floor.positions();
        double limit = Math.max(profile.rawFlipCap(), policy.top1().floorFactor() * floorShare);
        long confident = target.flipsWithMarginAbove(policy.top1().confidentMargin());
        double confidentUpper = Binomials.upper(confident, n, confidence);
        long fatal = target.flipsWithMarginAbove(policy.top1().fatalMargin());
        GateVerdict verdict = worse(
                Limit.judge((double) flips / n, upper, limit),
                Limit.judge((double) confident / n, confidentUpper, size.confidentFlipCap()));
        if (fatal > 0 && (double) fatal / n >= policy.top1().fatalShare()) {
            verdict = GateVerdict.FAIL;
        }
        return new Gate(
                "G2d",
                "Top-1 agreement",
                verdict,
                "top1.flips.clopper-pearson",
                upper,
                limit,
                n,
                "%d of %d first choices differ (upper bound %s); %d where the reference was sure by more than %s nats, %d by more than %s."
                        .formatted(
                                flips,
                                n,
                                Words.percent(upper),
                                confident,
                                Words.number(policy.top1().confidentMargin()),
                                fatal,
                                Words.number(policy.top1().fatalMargin())),
                Map.of(
                        "flips", (double) flips,
                        "floor_flips", (double) floor.flips(),
                        "confident_flips", (double) confident,
                        "confident_upper", confidentUpper,
                        "confident_cap", size.confidentFlipCap(),
                        "fatal_flips", (double) fatal));
    }

    private Gate tail() {
        double p999 = Samples.quantile(target.all(PromptComparison::kl), 0.999);
        double floor999 = Samples.quantile(floor.all(PromptComparison::kl), 0.999);
        double limit = Math.max(policy.kl().p999Cap(), policy.kl().p999FloorFactor() * floor999);
        double rms = Samples.rootMeanSquare(target.all(PromptComparison::deltaP));
        boolean holds = p999 <= limit && rms <= profile.rmsProbabilityCap();
        return new Gate(
                "G2e",
                "Tail and probability error",
                holds ? GateVerdict.PASS : GateVerdict.FAIL,
                "kl.p999",
                p999,
                limit,
                target.positions(),
                "99.9 %% of positions stay below %s nats; RMS error of the actual token's probability is %s (cap %s)."
                        .formatted(Words.number(p999), Words.percent(rms), Words.percent(profile.rmsProbabilityCap())),
                Map.of("floor_p999", floor999, "rms_delta_p", rms, "rms_probability_cap", profile.rmsProbabilityCap()));
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

    private static GateVerdict worse(GateVerdict left, GateVerdict right) {
        if (left == GateVerdict.FAIL || right == GateVerdict.FAIL) {
            return GateVerdict.FAIL;
        }
        return left == GateVerdict.PASS ? right : left;
    }
}
