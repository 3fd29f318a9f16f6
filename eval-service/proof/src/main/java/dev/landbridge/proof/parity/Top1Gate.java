package dev.landbridge.proof.parity;

import dev.landbridge.proof.statistics.Binomials;
import java.util.LinkedHashMap;
import java.util.Map;

/** G2d: the first choice is the same, above all where the reference was sure of it. */
final class Top1Gate {

    private final PositionTables target;
    private final ParityPolicy.Document policy;
    private final ParityPolicy.Size size;

    Top1Gate(PositionTables target, ParityPolicy.Document policy, ParityPolicy.Size size) {
        this.target = target;
        this.policy = policy;
        this.size = size;
    }

    Gate judge(PositionTables floor, ParityPolicy.Profile profile) {
        double floorShare = (double) floor.flips() / floor.positions();
        double limit = Math.max(profile.rawFlipCap(), policy.top1().floorFactor() * floorShare);
        double margin = policy.top1().confidentMargin();
        PositionShare flips = share((prompt, row) -> prompt.flip()[row]);
        PositionShare confident = share((prompt, row) -> prompt.flip()[row] && prompt.margin()[row] > margin);
        long fatal = target.flipsWithMarginAbove(policy.top1().fatalMargin());
        GateVerdict verdict = Limit.worse(
                Limit.judge(flips.share(), flips.upper(), limit),
                Limit.judge(confident.share(), confident.upper(), size.confidentFlipCap()));
        if (fatal > 0 && (double) fatal / flips.n() >= policy.top1().fatalShare()) {
            verdict = GateVerdict.FAIL;
        }
        return new Gate(
                "G2d",
                "Top-1 agreement",
                verdict,
                "top1.flips.clopper-pearson",
                flips.upper(),
                limit,
                flips.n(),
                detail(flips, confident, fatal),
                inputs(floor, flips, confident, fatal));
    }

    private PositionShare share(PositionShare.Property property) {
        return PositionShare.of(target, property, policy.confidence(), clustered());
    }

    private boolean clustered() {
        return policy.bounds() != null && policy.bounds().clusteredShares();
    }

    private String detail(PositionShare flips, PositionShare confident, long fatal) {
        return "%d of %d first choices differ (upper bound %s); %d where the reference was sure by more than %s nats, %d by more than %s."
                .formatted(
                        flips.events(),
                        flips.n(),
                        Words.percent(flips.upper()),
                        confident.events(),
                        Words.number(policy.top1().confidentMargin()),
                        fatal,
                        Words.number(policy.top1().fatalMargin()));
    }

    private Map<String, Double> inputs(PositionTables floor, PositionShare flips, PositionShare confident, long fatal) {
        Map<String, Double> inputs = new LinkedHashMap<>();
        inputs.put("flips", (double) flips.events());
        inputs.put("floor_flips", (double) floor.flips());
        inputs.put("confident_flips", (double) confident.events());
        inputs.put("confident_upper", confident.upper());
        inputs.put("confident_cap", size.confidentFlipCap());
        inputs.put("fatal_flips", (double) fatal);
        if (clustered()) {
            inputs.put("binomial_upper", Binomials.upper(flips.events(), flips.n(), policy.confidence()));
        }
        return inputs;
    }
}
