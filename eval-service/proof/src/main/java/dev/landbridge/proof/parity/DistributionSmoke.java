package dev.landbridge.proof.parity;

import dev.landbridge.proof.statistics.ClusteredMean;
import java.util.ArrayList;
import java.util.List;

/** What a few prompts can show against a distribution: beyond the limit even at the lower bound, or surely another choice. */
final class DistributionSmoke {

    private DistributionSmoke() {}

    static List<String> faults(PositionTables compared, double floorKl, MatrixLimits limits) {
        List<String> faults = new ArrayList<>();
        ClusteredMean kl = compared.kl();
        double limit = limits.kl(floorKl);
        if (kl.lower(limits.document().confidence()) > limit
                || kl.mean() > limits.profile().tauHard()) {
            faults.add("Mean KL %s nats a token, limit %s.".formatted(Words.number(kl.mean()), Words.number(limit)));
        }
        double margin = limits.document().top1().fatalMargin();
        long fatal = compared.flipsWithMarginAbove(margin);
        if (fatal > 0) {
            faults.add("%d first choices differ where the reference was sure by more than %s nats."
                    .formatted(fatal, Words.number(margin)));
        }
        return faults;
    }
}
