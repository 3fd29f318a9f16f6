package dev.landbridge.harness.task;

import java.util.ArrayList;
import java.util.List;

/**
 * Tasks and groups under one name.
 *
 * @param aggregates scores computed over the leaves; empty for none
 * @param tasks direct children
 * @param groups direct children
 */
public record Group(
        String name,
        String alias,
        List<Aggregate> aggregates,
        List<TaskConfig> tasks,
        List<Group> groups,
        Object version) {

    /**
     * One entry of {@code aggregate_metric_list}: a mean.
     *
     * @param filters empty for every filter of the metric
     */
    public record Aggregate(String metric, List<String> filters, boolean weightBySize) {}

    /** All tasks below, in order. */
    public List<TaskConfig> leaves() {
        List<TaskConfig> leaves = new ArrayList<>(tasks);
        groups.forEach(group -> leaves.addAll(group.leaves()));
        return leaves;
    }

    /** This group and all below, children first. */
    public List<Group> bottomUp() {
        List<Group> all = new ArrayList<>();
        groups.forEach(group -> all.addAll(group.bottomUp()));
        all.add(this);
        return all;
    }
}
