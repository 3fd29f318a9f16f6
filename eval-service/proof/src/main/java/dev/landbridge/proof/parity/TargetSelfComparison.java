package dev.landbridge.proof.parity;

import dev.landbridge.proof.diagnosis.Limits;
import dev.landbridge.proof.diagnosis.TargetReplicate;
import dev.landbridge.proof.golden.Scores;
import dev.landbridge.proof.golden.TokenTable;
import dev.landbridge.proof.golden.Trace;
import dev.landbridge.proof.statistics.ClusteredMean;
import java.util.Map;
import java.util.Optional;

/** The target's second answers, which may be to some of the prompts only, against its first ones. */
final class TargetSelfComparison {

    private static final int MIN_PROMPTS = 8;

    private TargetSelfComparison() {}

    static Optional<TargetReplicate> of(Trace golden, Trace target, Limits limits) {
        if (target.scores().size() < 2) {
            return Optional.empty();
        }
        TokenTable tokens = golden.tokens();
        Scores second = target.scores().get(1).where(golden.scores().get(0));
        Scores first = target.scores().get(0);
        PositionTables self = PositionTables.of(tokens, second, first);
        if (self.prompts().isEmpty()) {
            return Optional.empty();
        }
        double kl = self.kl().mean();
        PositionTables reference = self.cut(PositionTables.of(
                tokens, golden.scores().get(0), golden.scores().get(1)));
        double referenceKl = reference.kl().mean();
        return Optional.of(new TargetReplicate(
                self.prompts().size(),
                self.positions(),
                kl,
                referenceKl,
                limits.ratio(kl, referenceKl),
                pValue(self, reference, limits.floorFactor()),
                self.cut(PositionTables.of(tokens, golden.scores().get(0), first))
                        .kl()
                        .mean(),
                self.cut(PositionTables.of(tokens, golden.scores().get(0), second))
                        .kl()
                        .mean(),
                concurrency(target, 0),
                concurrency(target, 1)));
    }

    private static Double pValue(PositionTables self, PositionTables reference, double floorFactor) {
        int n = self.prompts().size();
        if (n < MIN_PROMPTS) {
            return null;
        }
        double[] differences = new double[n];
        double[] left = self.promptKl();
        double[] right = reference.promptKl();
        for (int j = 0; j < n; j++) {
            differences[j] = left[j] - floorFactor * right[j];
        }
        return ClusteredMean.of(differences, self.sizes()).pValueAboveZero();
    }

    private static int concurrency(Trace target, int replicate) {
        Map<String, String> serving = target.manifest().serving().get(replicate);
        try {
            return Integer.parseInt(serving.getOrDefault("concurrency", "0"));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
