package dev.landbridge.eval.suite;

import dev.landbridge.harness.dataset.Documents;
import dev.landbridge.harness.prompt.PromptStyle;
import dev.landbridge.harness.run.Evaluation;
import dev.landbridge.harness.task.Group;
import dev.landbridge.harness.task.MetricConfig;
import dev.landbridge.harness.task.TaskConfig;
import dev.landbridge.harness.task.TaskIndex;
import dev.landbridge.harness.task.TaskSelection;
import dev.landbridge.harness.task.UnsupportedTaskException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of a suite, unpacked for as long as it is open. */
public final class TaskSet implements AutoCloseable {
    private final Path folder;
    private final TaskIndex index;
    private final TaskDocuments.Datasets datasets;

    private TaskSet(Path folder, TaskIndex index, TaskDocuments.Datasets datasets) {
        this.folder = folder;
        this.index = index;
        this.datasets = datasets;
    }

    /** @throws IllegalArgumentException when a path leaves the folder */
    static TaskSet unpack(Map<String, byte[]> files, TaskDocuments.Datasets datasets) throws IOException {
        Path folder = Files.createTempDirectory("landbridge-suite");
        try {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Path path = folder.resolve(file.getKey()).normalize();
                if (!path.startsWith(folder) || path.equals(folder)) {
                    throw new IllegalArgumentException("'" + file.getKey() + "' is not a path inside the suite");
                }
                Files.createDirectories(path.getParent());
                Files.write(path, file.getValue());
            }
            return new TaskSet(folder, TaskIndex.of(folder), datasets);
        } catch (IOException | RuntimeException e) {
            delete(folder);
            throw e;
        }
    }

    /** Files that are no task files although their names say so, with the reason. */
    Map<String, String> unreadable() {
        return index.unreadable();
    }

    Set<String> groups() {
        return new TreeSet<>(index.groupNames());
    }

    /** Every task of the files, tried: its documents are read and its prompts written. */
    List<SuiteDetail.Task> tasks() {
        return new TreeSet<>(index.taskNames()).stream().map(this::described).toList();
    }

    /**
     * What the names stand for; no names stand for everything that can be run.
     *
     * @throws UnsupportedTaskException when a named task cannot be run, or there is none of that name
     */
    public TaskSelection select(List<String> names) {
        return names.isEmpty() ? everything() : index.select(names);
    }

    public Documents.Source documents(TaskConfig task) {
        return new TaskDocuments(folder, task, datasets);
    }

    private TaskSelection everything() {
        List<String> names = new ArrayList<>();
        Set<String> covered = new TreeSet<>();
        for (String group : groups()) {
            try {
                TaskSelection members = index.select(List.of(group));
                if (members.tasks().stream().allMatch(this::canBeRun)) {
                    names.add(group);
                    members.groups().stream()
                            .map(Group::leaves)
                            .flatMap(List::stream)
                            .forEach(task -> covered.add(task.task()));
                }
            } catch (UnsupportedTaskException e) {
                // a group that cannot be run as a whole gives no score; those of its tasks that can be run do
                continue;
            }
        }
        tasks().stream()
                .filter(task -> task.unsupported() == null && !covered.contains(task.name()))
                .forEach(task -> names.add(task.name()));
        return index.select(names);
    }

    private boolean canBeRun(TaskConfig task) {
        try {
            return new Evaluation(task, documents(task), PromptStyle.PLAIN, 1).size() > 0;
        } catch (UnsupportedTaskException e) {
            return false;
        }
    }

    private SuiteDetail.Task described(String name) {
        try {
            TaskConfig task = index.task(name);
            int documents = new Evaluation(task, documents(task), PromptStyle.PLAIN, 0).size();
            List<String> metrics =
                    task.metrics().stream().map(MetricConfig::metric).collect(Collectors.toList());
            return new SuiteDetail.Task(
                    name,
                    task.outputType().label(),
                    metrics,
                    documents,
                    task.numFewshot(),
                    String.valueOf(task.version()),
                    null);
        } catch (UnsupportedTaskException e) {
            SuiteDetail.Unsupported unsupported = new SuiteDetail.Unsupported(e.field(), e.getMessage());
            return new SuiteDetail.Task(name, null, List.of(), 0, 0, null, unsupported);
        } catch (RuntimeException e) {
            SuiteDetail.Unsupported unsupported = new SuiteDetail.Unsupported("task", String.valueOf(e.getMessage()));
            return new SuiteDetail.Task(name, null, List.of(), 0, 0, null, unsupported);
        }
    }

    /** Of all tasks that are not in a group, and of all groups. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>(index.taskNames());
        for (String group : groups()) {
            try {
                index.select(List.of(group)).tasks().forEach(task -> names.remove(task.task()));
            } catch (UnsupportedTaskException e) {
                // which tasks it has is not known here; they are run on their own as well
                continue;
            }
        }
        names.addAll(groups());
        return names;
    }

    /** Where the files are while it is open. */
    public Path folder() {
        return folder;
    }

    @Override
    public void close() {
        delete(folder);
    }

    private static void delete(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
