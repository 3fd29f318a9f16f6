package dev.landbridge.harness.task;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** All tasks, groups and tags of a folder of task files. */
public final class TaskIndex {
    private final Map<String, Map<String, Object>> tasks = new TreeMap<>();
    private final Map<String, Map<String, Object>> groups = new TreeMap<>();
    private final Map<String, Set<String>> tags = new TreeMap<>();
    private final Map<String, String> unreadable = new TreeMap<>();

    private TaskIndex() {}

    /** Reads every {@code *.yaml} below the folder; one that cannot be read is left out and listed. */
    public static TaskIndex of(Path folder) throws IOException {
        TaskIndex index = new TaskIndex();
        TaskYaml yaml = new TaskYaml(folder);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                try {
                    index.add(yaml.load(file));
                } catch (IOException e) {
                    index.unreadable.put(folder.relativize(file).toString(), e.getMessage());
                }
            }
        }
        return index;
    }

    private void add(Map<String, Object> file) {
        if (file.get("group") instanceof String) {
            groups.putIfAbsent((String) file.get("group"), file);
        } else if (file.get("task") instanceof String) {
            String name = (String) file.get("task");
            if (tasks.putIfAbsent(name, file) == null) {
                for (Object tag : list(file.get("tag"))) {
                    tags.computeIfAbsent(tag.toString(), key -> new TreeSet<>()).add(name);
                }
            }
        }
    }

    public Set<String> taskNames() {
        return Set.copyOf(tasks.keySet());
    }

    public Set<String> groupNames() {
        return Set.copyOf(groups.keySet());
    }

    /** Files that were left out, with the reason. */
    public Map<String, String> unreadable() {
        return Map.copyOf(unreadable);
    }

    /** @throws UnsupportedTaskException when it needs Python, or there is none of that name */
    public TaskConfig task(String name) {
        return TaskReader.read(require(name));
    }

    /** Resolves names of tasks, groups and tags. */
    public TaskSelection select(List<String> names) {
        List<TaskConfig> direct = new ArrayList<>();
        List<Group> named = new ArrayList<>();
        for (String name : names) {
            if (groups.containsKey(name)) {
                named.add(group(groups.get(name), Map.of()));
            } else {
                for (String member : tags.getOrDefault(name, Set.of(name))) {
                    direct.add(task(member));
                }
            }
        }
        return TaskSelection.of(direct, named);
    }

    private Group group(Map<String, Object> file, Map<String, Object> overrides) {
        String name = String.valueOf(file.get("group"));
        List<TaskConfig> children = new ArrayList<>();
        List<Group> inner = new ArrayList<>();
        for (Object child : list(file.get("task"))) {
            Map<String, Object> item = new LinkedHashMap<>(overrides);
            String childName = child.toString();
            if (child instanceof Map) {
                ((Map<?, ?>) child).forEach((key, value) -> item.put(key.toString(), value));
                childName = String.valueOf(item.get("task"));
                if (item.get("group") instanceof String) {
                    inner.add(inlineGroup(item));
                    continue;
                }
            }
            addChild(name, childName, item, children, inner);
        }
        return new Group(
                name,
                file.getOrDefault("group_alias", name).toString(),
                aggregates(name, file),
                children,
                inner,
                version(file));
    }

    private Group inlineGroup(Map<String, Object> item) {
        String name = (String) item.get("group");
        return group(groups.getOrDefault(name, item), Map.of());
    }

    private void addChild(
            String group, String name, Map<String, Object> overrides, List<TaskConfig> children, List<Group> inner) {
        if (groups.containsKey(name)) {
            Map<String, Object> passedOn = new LinkedHashMap<>(overrides);
            passedOn.remove("task");
            inner.add(group(groups.get(name), passedOn));
        } else if (tags.containsKey(name)) {
            tags.get(name).forEach(member -> children.add(overridden(member, member, overrides)));
        } else if (tasks.containsKey(name)) {
            children.add(overridden(name, name, overrides));
        } else if (overrides.size() > 1) {
            Map<String, Object> inline = new LinkedHashMap<>(overrides);
            inline.put("task", group + "::" + name);
            children.add(TaskReader.read(inline));
        } else {
            require(name);
        }
    }

    private TaskConfig overridden(String name, String as, Map<String, Object> overrides) {
        Map<String, Object> merged = new LinkedHashMap<>(require(name));
        merged.putAll(overrides);
        merged.put("task", as);
        return TaskReader.read(merged);
    }

    private static List<Group.Aggregate> aggregates(String group, Map<String, Object> file) {
        List<Group.Aggregate> aggregates = new ArrayList<>();
        for (Object entry : list(file.get("aggregate_metric_list"))) {
            Map<?, ?> aggregate = (Map<?, ?>) entry;
            Object aggregation = aggregate.get("aggregation");
            if (aggregation != null && !aggregation.equals("mean")) {
                throw new UnsupportedTaskException(group, "aggregate_metric_list.aggregation", "only mean is known");
            }
            aggregates.add(new Group.Aggregate(
                    String.valueOf(aggregate.get("metric")),
                    list(aggregate.get("filter_list")).stream()
                            .map(Object::toString)
                            .toList(),
                    !Boolean.FALSE.equals(aggregate.get("weight_by_size"))));
        }
        return aggregates;
    }

    private static Object version(Map<String, Object> file) {
        Object metadata = file.get("metadata");
        Object version = metadata instanceof Map ? ((Map<?, ?>) metadata).get("version") : null;
        return version == null ? "N/A" : version;
    }

    private Map<String, Object> require(String name) {
        Map<String, Object> file = tasks.get(name);
        if (file == null) {
            throw new UnsupportedTaskException(name, "task", "there is no task, group or tag of this name");
        }
        return file;
    }

    private static List<?> list(Object value) {
        return value == null ? List.of() : value instanceof List ? (List<?>) value : List.of(value);
    }
}
