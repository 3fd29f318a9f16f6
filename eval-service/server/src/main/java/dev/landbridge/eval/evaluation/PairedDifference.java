package dev.landbridge.eval.evaluation;

import dev.landbridge.proof.statistics.Binomials;
import dev.landbridge.proof.statistics.Samples;
import dev.landbridge.proof.statistics.Tango;
import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;

/** The difference of paired scores, higher being better. */
final class PairedDifference {
    private static final double LEVEL = 0.95;
    private static final double PROOF = -1.6448536269514722;

    private PairedDifference() {}

    /** Scores of one question. */
    record Pair(double baseline, double candidate) {
        boolean isBinary() {
            return (baseline == 0 || baseline == 1) && (candidate == 0 || candidate == 1);
        }
    }

    /** What is compared. */
    record Label(String task, String metric, String filter) {}

    static EvaluationComparison.Task of(Label label, List<Pair> pairs, int invalidPairs, double margin) {
        return pairs.stream().allMatch(Pair::isBinary)
                ? binary(label, pairs, invalidPairs, margin)
                : graded(label, pairs, invalidPairs, margin);
    }

    private static EvaluationComparison.Task binary(Label label, List<Pair> pairs, int invalidPairs, double margin) {
        int lost = (int) pairs.stream()
                .filter(pair -> pair.baseline() > pair.candidate())
                .count();
        int won = (int) pairs.stream()
                .filter(pair -> pair.baseline() < pair.candidate())
                .count();
        Tango tango = new Tango(lost, won, pairs.size());
        return task(
                label,
                pairs,
                invalidPairs,
                new double[] {-tango.upper(LEVEL), -tango.lower(LEVEL)},
                new int[] {lost, won},
                verdict(margin, tango.z(margin)));
    }

    private static EvaluationComparison.Task graded(Label label, List<Pair> pairs, int invalidPairs, double margin) {
        double[] differences = pairs.stream()
                .mapToDouble(pair -> pair.candidate() - pair.baseline())
                .toArray();
        double mean = Samples.mean(differences);
        double error = differences.length < 2 ? Double.POSITIVE_INFINITY : Samples.standardError(differences);
        double reach = differences.length < 2
                ? Double.POSITIVE_INFINITY
                : error * TDistribution.of(differences.length - 1).inverseCumulativeProbability((1 + LEVEL) / 2);
        double z = error == 0 ? Math.copySign(Double.MAX_VALUE, -mean - margin) : (-mean - margin) / error;
        return task(label, pairs, invalidPairs, new double[] {mean - reach, mean + reach}, null, verdict(margin, z));
    }

    private static EvaluationComparison.NonInferior verdict(double margin, double z) {
        return new EvaluationComparison.NonInferior(
                margin, z, z <= PROOF ? "PASS" : z >= -PROOF ? "FAIL" : "INCONCLUSIVE");
    }

    private static EvaluationComparison.Task task(
            Label label,
            List<Pair> pairs,
            int invalidPairs,
            double[] interval,
            int[] discordant,
            EvaluationComparison.NonInferior nonInferior) {
        double baseline = pairs.stream().mapToDouble(Pair::baseline).average().orElseThrow();
        double candidate = pairs.stream().mapToDouble(Pair::candidate).average().orElseThrow();
        return new EvaluationComparison.Task(
                label.task(),
                label.metric(),
                label.filter(),
                pairs.size(),
                invalidPairs,
                baseline,
                candidate,
                candidate - baseline,
                interval[0],
                interval[1],
                discordant == null ? null : discordant[0],
                discordant == null ? null : discordant[1],
                discordant == null ? null : Binomials.mcNemar(discordant[0], discordant[1]),
                nonInferior);
    }
}
