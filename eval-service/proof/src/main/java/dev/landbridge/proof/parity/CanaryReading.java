package dev.landbridge.proof.parity;

import dev.landbridge.proof.golden.CaseRows;
import dev.landbridge.proof.golden.Scores;
import dev.landbridge.proof.golden.Trace;
import dev.landbridge.proof.statistics.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A live deployment's answers to a few prompts of its golden trace, against the reference and against its own first ones.
 *
 * @param meanKl against the reference, nats a token; null when a row was no number, as are the other figures
 * @param floorMeanKl the reference against itself on the same prompts
 * @param selfKl against the deployment's first answers (D_TT)
 * @param flips first choices that differ from the reference's
 * @param p99Delta 99th percentile of the absolute log-probability difference to the first answers, nats
 * @param drift in words; empty when there is none
 */
public record CanaryReading(
        int prompts,
        long positions,
        Double meanKl,
        Double floorMeanKl,
        Double selfKl,
        Long flips,
        Double p99Delta,
        long invalid,
        List<String> drift) {

    /** @param cases indexes of the golden trace's teacher-forced cases @param first what the deployment said at first */
    public static CanaryReading of(Trace golden, List<Integer> cases, Scores now, Scores first, MatrixLimits limits) {
        CaseRows reference = CaseRows.of(golden.tokens(), golden.scores().get(0), cases);
        CaseRows again = CaseRows.of(golden.tokens(), golden.scores().get(1), cases);
        long invalid = HealthGate.invalid(now) + missing(reference.scores(), now);
        if (invalid > 0) {
            return new CanaryReading(
                    cases.size(),
                    reference.scores().positions(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    invalid,
                    List.of("%d rows are no numbers.".formatted(invalid)));
        }
        PositionTables compared = PositionTables.of(reference.tokens(), reference.scores(), now);
        double floor = PositionTables.of(reference.tokens(), reference.scores(), again.scores())
                .kl()
                .mean();
        PositionTables self = PositionTables.of(reference.tokens(), first, now);
        List<String> drift = new ArrayList<>(DistributionSmoke.faults(compared, floor, limits));
        DistributionSmoke.faults(self, floor, limits)
                .forEach(fault -> drift.add("Against its own first answers: " + fault));
        return new CanaryReading(
                cases.size(),
                compared.positions(),
                compared.kl().mean(),
                floor,
                self.kl().mean(),
                compared.flips(),
                p99(first, now),
                0,
                List.copyOf(drift));
    }

    private static long missing(Scores reference, Scores now) {
        return IntStream.range(0, reference.positions())
                .filter(i -> reference.isScored(i) && !now.isScored(i))
                .count();
    }

    private static double p99(Scores first, Scores now) {
        double[] deltas = IntStream.range(0, now.positions())
                .filter(i -> now.isScored(i) && first.isScored(i))
                .mapToDouble(i -> Math.abs(now.chosenLogprob()[i] - first.chosenLogprob()[i]))
                .toArray();
        return deltas.length == 0 ? 0 : Samples.quantile(deltas, 0.99);
    }
}
