package dev.landbridge.proof.parity;

import dev.landbridge.proof.statistics.BootstrapMean;
import dev.landbridge.proof.statistics.ClusteredMean;
import dev.landbridge.proof.statistics.SkewedMean;
import dev.landbridge.proof.statistics.Tango;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Items with a score between wrong and right, or asked several times: the mean of the paired differences of the items'
 * mean scores, bounded by Student's t, by Johnson's correction of it for skewness and by the BCa bootstrap, of which the
 * worst counts. Passages are the unit where items share them.
 */
final class GradedTasks {

    private static final String FORMULA = "tasks.paired-mean.t-johnson-bca";

    private final TaskComparison tasks;
    private final TaskRules rules;
    private final double margin;
    private final ClusteredMean loss;
    private final double studentUpper;
    private final double skewedUpper;
    private final double bootstrapUpper;
    private final int leastPairs;

    GradedTasks(TaskComparison tasks, TaskRules rules, double margin) {
        this.tasks = tasks;
        this.rules = rules;
        this.margin = margin;
        TaskComparison.Clusters clusters = tasks.clusters(pair -> pair.reference() - pair.target());
        this.loss = clusters.mean();
        this.studentUpper = loss.upper(rules.confidence());
        this.skewedUpper = SkewedMean.upper(clusters.sums(), clusters.sizes(), rules.confidence());
        this.bootstrapUpper = BootstrapMean.upper(
                clusters.sums(),
                clusters.sizes(),
                rules.policy().taskQuality().bootstrapReplicates(),
                rules.confidence());
        // The loss may sit in a share of the margin's size that loses everything: no fewer items can have seen one.
        this.leastPairs =
                Math.max(rules.size().minTaskPairs(), Tango.pairsNeeded(Math.min(margin, 1), -rules.critical()));
    }

    Gate gate(String id, String title) {
        double upper = Math.max(studentUpper, Math.max(skewedUpper, bootstrapUpper));
        GateVerdict verdict = Limit.judge(loss.mean(), upper, margin);
        boolean few = verdict == GateVerdict.PASS && tasks.n() < leastPairs;
        return new Gate(
                id,
                title,
                few ? GateVerdict.INCONCLUSIVE : verdict,
                FORMULA,
                upper,
                margin,
                tasks.n(),
                "Over %d items the mean score falls by %s (upper bound %s, margin %s).%s"
                        .formatted(
                                tasks.n(),
                                Words.percent(loss.mean()),
                                Words.percent(upper),
                                Words.percent(margin),
                                few ? " At least %d items are needed.".formatted(leastPairs) : ""),
                inputs());
    }

    private Map<String, Double> inputs() {
        Map<String, Double> inputs = new LinkedHashMap<>();
        inputs.put("delta", margin);
        inputs.put("loss", loss.mean());
        inputs.put("standard_error", loss.standardError());
        inputs.put("clusters", (double) loss.clusters());
        inputs.put("t_upper", studentUpper);
        inputs.put("johnson_upper", skewedUpper);
        inputs.put("bca_upper", bootstrapUpper);
        inputs.put("bootstrap_replicates", (double) rules.policy().taskQuality().bootstrapReplicates());
        inputs.put("reference_accuracy", tasks.referenceAccuracy());
        inputs.put("min_pairs", (double) leastPairs);
        return inputs;
    }
}
