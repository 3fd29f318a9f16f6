package dev.landbridge.harness.result;

import dev.landbridge.harness.metric.StandardError;
import dev.landbridge.harness.run.TaskResult;
import dev.landbridge.harness.task.Group;
import dev.landbridge.harness.task.TaskConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeSet;

/** The scores of a group over its tasks. */
final class GroupScores {
    private GroupScores() {}

    static Map<String, TaskResult.Score> of(Group group, Map<String, TaskResult> results) {
        Map<String, TaskResult.Score> scores = new LinkedHashMap<>();
        for (Group.Aggregate aggregate : group.aggregates()) {
            for (String filter : filters(group, aggregate, results)) {
                String key = aggregate.metric() + "," + filter;
                List<TaskResult> members = members(group, results).stream()
                        .filter(result -> result.scores().containsKey(key))
                        .toList();
                if (!members.isEmpty()) {
                    scores.put(key, aggregate(members, key, aggregate.weightBySize()));
                }
            }
        }
        return scores;
    }

    private static List<String> filters(Group group, Group.Aggregate aggregate, Map<String, TaskResult> results) {
        if (!aggregate.filters().isEmpty()) {
            return aggregate.filters();
        }
        TreeSet<String> found = new TreeSet<>();
        String prefix = aggregate.metric() + ",";
        members(group, results)
                .forEach(result -> result.scores().keySet().stream()
                        .filter(key -> key.startsWith(prefix))
                        .forEach(key -> found.add(key.substring(prefix.length()))));
        return List.copyOf(found);
    }

    static List<TaskResult> members(Group group, Map<String, TaskResult> results) {
        List<TaskResult> members = new ArrayList<>();
        for (TaskConfig task : group.leaves()) {
            if (results.containsKey(task.task())) {
                members.add(results.get(task.task()));
            }
        }
        return members;
    }

    private static TaskResult.Score aggregate(List<TaskResult> members, String key, boolean weighted) {
        int[] sizes = members.stream().mapToInt(TaskResult::scored).toArray();
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < sizes.length; i++) {
            double weight = weighted ? sizes[i] : 1;
            sum += members.get(i).scores().get(key).value() * weight;
            weights += weight;
        }
        double[] errors = members.stream()
                .map(result -> result.scores().get(key).standardError())
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .toArray();
        OptionalDouble error = errors.length < members.size()
                ? OptionalDouble.empty()
                : OptionalDouble.of(weighted ? StandardError.pooled(errors, sizes) : StandardError.unweighted(errors));
        return new TaskResult.Score(sum / weights, error);
    }
}
