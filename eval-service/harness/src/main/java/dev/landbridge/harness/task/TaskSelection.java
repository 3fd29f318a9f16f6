package dev.landbridge.harness.task;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a list of names stands for: every task once, and the groups that were named. */
public record TaskSelection(List<TaskConfig> tasks, List<Group> groups) {
    static TaskSelection of(List<TaskConfig> named, List<Group> groups) {
        Map<String, TaskConfig> tasks = new LinkedHashMap<>();
        named.forEach(task -> tasks.putIfAbsent(task.task(), task));
        groups.forEach(group -> group.leaves().forEach(task -> tasks.putIfAbsent(task.task(), task)));
        return new TaskSelection(List.copyOf(tasks.values()), List.copyOf(groups));
    }
}
