package dev.landbridge.proof.parity;

import dev.landbridge.proof.golden.TaskOutcome;
import dev.landbridge.proof.statistics.ClusteredMean;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * Paired task outcomes.
 *
 * @param unpaired items of either side without a partner of equal hashes
 */
record TaskComparison(List<TaskPair> pairs, int unpaired) {

    static TaskComparison of(List<TaskOutcome> reference, List<TaskOutcome> target) {
        Map<String, TaskOutcome> byKey = new HashMap<>();
        reference.forEach(outcome -> byKey.put(outcome.key(), outcome));
        List<TaskPair> pairs = new ArrayList<>();
        int unpaired = 0;
        for (TaskOutcome answer : target) {
            TaskOutcome partner = byKey.remove(answer.key());
            if (partner == null) {
                unpaired++;
            } else {
                pairs.add(TaskPair.of(partner, answer));
            }
        }
        return new TaskComparison(List.copyOf(pairs), unpaired + byKey.size());
    }

    /** By name of the task, in the order of the names. */
    Map<String, TaskComparison> byTask() {
        Map<String, List<TaskPair>> groups = new TreeMap<>();
        pairs.forEach(pair ->
                groups.computeIfAbsent(pair.task(), name -> new ArrayList<>()).add(pair));
        Map<String, TaskComparison> tasks = new LinkedHashMap<>();
        groups.forEach((name, group) -> tasks.put(name, new TaskComparison(group, 0)));
        return tasks;
    }

    int n() {
        return pairs.size();
    }

    /** Reference right and target wrong. */
    int b() {
        return count(pair ->
                pair.referenceOutcome().correct() && !pair.targetOutcome().correct());
    }

    /** The reverse. */
    int c() {
        return count(pair ->
                !pair.referenceOutcome().correct() && pair.targetOutcome().correct());
    }

    int referenceCorrect() {
        return count(pair -> pair.referenceOutcome().correct());
    }

    int targetCorrect() {
        return count(pair -> pair.targetOutcome().correct());
    }

    boolean graded() {
        return pairs.stream().anyMatch(TaskPair::graded);
    }

    boolean clustered() {
        return pairs.stream().anyMatch(TaskPair::clustered);
    }

    /** Mean score of the reference over all its answers. */
    double referenceAccuracy() {
        return pairs.stream().mapToDouble(TaskPair::reference).average().orElse(0);
    }

    /** Items that the reference was asked at least twice. */
    int referenceRepeated() {
        return count(TaskPair::referenceRepeated);
    }

    /** Share of these on which its first two answers differ; 0 when there are none. */
    double referenceDiscordance() {
        int repeated = referenceRepeated();
        return repeated == 0 ? 0 : (double) count(TaskPair::referenceDiffers) / repeated;
    }

    /** Sums over clusters; an item without one stands alone. */
    record Clusters(double[] sums, long[] sizes) {

        ClusteredMean mean() {
            double[] means = new double[sums.length];
            for (int j = 0; j < means.length; j++) {
                means[j] = sums[j] / sizes[j];
            }
            return ClusteredMean.of(means, sizes);
        }
    }

    Clusters clusters(ToDoubleFunction<TaskPair> value) {
        Map<String, double[]> groups = new LinkedHashMap<>();
        for (TaskPair pair : pairs) {
            double[] group = groups.computeIfAbsent(pair.cluster(), name -> new double[2]);
            group[0] += value.applyAsDouble(pair);
            group[1]++;
        }
        return new Clusters(
                groups.values().stream().mapToDouble(group -> group[0]).toArray(),
                groups.values().stream().mapToLong(group -> (long) group[1]).toArray());
    }

    private int count(Predicate<TaskPair> property) {
        return (int) pairs.stream().filter(property).count();
    }
}
