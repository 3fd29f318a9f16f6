package dev.landbridge.eval.suite;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.landbridge.contracts.registry.v1.DatasetSplit;
import dev.landbridge.eval.lmeval.HarnessConfig;
import dev.landbridge.eval.registry.ModelRegistry;
import dev.landbridge.formats.digest.Sha256;
import dev.landbridge.harness.dataset.DocumentFile;
import dev.landbridge.harness.dataset.Documents;
import dev.landbridge.harness.suite.OwnSuite;
import dev.landbridge.harness.task.UnsupportedTaskException;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.audit.AuditLog;
import dev.landbridge.kit.audit.Subject;
import dev.landbridge.kit.id.Ids;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.proof.ProofJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Suites of a team, and those that come with the service. */
@ApplicationScoped
public class Suites {
    private static final long MAX_BYTES = 64L << 20;
    private static final Set<String> RESERVED = Set.of(Suite.HELDOUT, Suite.LM_EVAL, OwnSuite.NAME);
    // a path would be a file of this machine
    private static final Pattern TASK_NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.:+-]*");

    private final SuiteStore store;
    private final ModelRegistry registry;
    private final HarnessConfig harness;
    private final AuditLog audit;
    private final Clock clock;
    private SuiteDetail own;

    Suites(SuiteStore store, ModelRegistry registry, HarnessConfig harness, AuditLog audit, Clock clock) {
        this.store = store;
        this.registry = registry;
        this.harness = harness;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    List<Suite> list(String team) {
        List<Suite> suites = new ArrayList<>(List.of(Suite.OF_HELDOUT, own().suite()));
        if (harness.python().isPresent()) {
            suites.add(Suite.OF_LM_EVAL);
        }
        store.all(team).forEach(entity -> suites.add(entity.suite()));
        return suites;
    }

    @Transactional
    SuiteDetail get(String team, String name) {
        if (name.equals(Suite.HELDOUT)) {
            return new SuiteDetail(Suite.OF_HELDOUT, List.of(), List.of());
        }
        if (name.equals(Suite.LM_EVAL)) {
            requirePython("name");
            return new SuiteDetail(Suite.OF_LM_EVAL, List.of(), List.of());
        }
        if (name.equals(OwnSuite.NAME)) {
            return own();
        }
        SuiteEntity entity = find(team, name);
        return new SuiteDetail(
                entity.suite(), contents(entity).tasks(), contents(entity).groups());
    }

    /** Reads every task of the files first; refused when none of them can be run. */
    @Transactional
    SuiteDetail add(String team, Actor actor, SuiteRequest request) {
        if (RESERVED.contains(request.name())) {
            throw Problem.invalid("name", "is the name of a suite that comes with the service");
        }
        Map<String, byte[]> files = files(request);
        SuiteEntity entity = new SuiteEntity();
        entity.id = Ids.next("suite");
        entity.team = team;
        entity.name = request.name();
        entity.title = request.title() == null || request.title().isBlank() ? request.name() : request.title();
        entity.description = request.description() == null ? "" : request.description();
        entity.digest = digest(files);
        entity.createdAt = clock.instant();
        entity.createdBy = actor.name();
        describe(entity, team, files);
        store.add(entity, files);
        audit.record(team, actor, "suite.add", new Subject("suite", entity.name), Map.of("digest", entity.digest));
        return get(team, entity.name);
    }

    @Transactional
    void delete(String team, Actor actor, String name) {
        SuiteEntity entity = find(team, name);
        store.remove(entity);
        audit.record(team, actor, "suite.delete", new Subject("suite", name), Map.of("digest", entity.digest));
    }

    /** Refused when there is no such suite, or a named task is not in it or cannot be run. */
    @Transactional
    public void requireRunnable(String team, String suite, List<String> tasks) {
        if (suite.equals(Suite.HELDOUT)) {
            if (!tasks.isEmpty()) {
                throw Problem.invalid("tasks", "cannot be chosen: this suite is one task");
            }
            return;
        }
        if (!suite.equals(OwnSuite.NAME) && store.find(team, suite).isEmpty()) {
            throw Problem.invalid("suite", "is none of the suites");
        }
        if (tasks.isEmpty()) {
            return;
        }
        try (TaskSet set = open(team, suite)) {
            set.select(tasks);
        } catch (UnsupportedTaskException e) {
            throw Problem.invalid("tasks", e.getMessage());
        }
    }

    /** Refused when the real harness is not there, may not run the suite, or cannot know what to run. */
    @Transactional
    public void requireRunnableInPython(String team, String suite, List<String> tasks) {
        requirePython("harness");
        tasks.stream().filter(name -> !TASK_NAME.matcher(name).matches()).forEach(name -> {
            throw Problem.invalid("tasks", "has '" + name + "', which is no name of a task");
        });
        if (suite.equals(Suite.HELDOUT)) {
            throw Problem.invalid("harness", "cannot be lm-eval for this suite: it has no task files");
        }
        if (suite.equals(Suite.LM_EVAL)) {
            if (tasks.isEmpty()) {
                throw Problem.invalid("tasks", "must name what to run of the tasks that come with lm-eval");
            }
        } else if (!suite.equals(OwnSuite.NAME)) {
            if (store.find(team, suite).isEmpty()) {
                throw Problem.invalid("suite", "is none of the suites");
            }
            if (!harness.teamCode()) {
                throw Problem.invalid(
                        "harness",
                        "runs no files of teams here; an operator who trusts the teams with this machine sets"
                                + " landbridge.harness.team-code");
            }
        }
    }

    private void requirePython(String field) {
        if (harness.python().isEmpty()) {
            throw Problem.invalid(
                    field,
                    "needs lm-evaluation-harness, which is not installed here; the operator names its interpreter with"
                            + " landbridge.harness.python");
        }
    }

    /** Task files and documents, to be run elsewhere. */
    @Transactional
    List<SuiteRequest.File> files(String team, String name) {
        if (name.equals(Suite.HELDOUT) || name.equals(Suite.LM_EVAL)) {
            throw Problem.conflict("The suite '" + name + "' has no files.");
        }
        Map<String, byte[]> files = name.equals(OwnSuite.NAME) ? OwnSuite.files() : store.files(find(team, name).id);
        return files.entrySet().stream()
                .map(file -> SuiteRequest.File.of(file.getKey(), file.getValue()))
                .toList();
    }

    /** The caller closes it. */
    @Transactional
    public TaskSet open(String team, String suite) {
        return unpack(team, suite.equals(OwnSuite.NAME) ? OwnSuite.files() : store.files(find(team, suite).id));
    }

    /** Read once: it is the same for every team for as long as the service runs. */
    private synchronized SuiteDetail own() {
        if (own == null) {
            Map<String, byte[]> files = OwnSuite.files();
            SuiteEntity entity = new SuiteEntity();
            entity.name = OwnSuite.NAME;
            entity.title = "Landbridge core";
            entity.description =
                    "Questions with one right answer, made for checking a served model: arithmetic, copying,"
                            + " JSON, tool calls, retrieval by depth, Chinese, Japanese, English, code reading.";
            entity.digest = digest(files);
            describe(entity, "", files);
            Suite suite = entity.suite("comes with the service, version " + OwnSuite.VERSION);
            own = new SuiteDetail(
                    suite, contents(entity).tasks(), contents(entity).groups());
        }
        return own;
    }

    private void describe(SuiteEntity entity, String team, Map<String, byte[]> files) {
        try (TaskSet set = unpack(team, files)) {
            set.unreadable().forEach((path, why) -> {
                throw Problem.invalid("files", "has " + path + ", which cannot be read: " + why);
            });
            List<SuiteDetail.Task> tasks = set.tasks();
            boolean others = harness.python().isPresent() && harness.teamCode() && !tasks.isEmpty();
            if (!others && tasks.stream().allMatch(task -> task.unsupported() != null)) {
                String why = tasks.isEmpty()
                        ? "no *.yaml names a task"
                        : tasks.get(0).unsupported().reason();
                throw Problem.invalid("files", "has no task that can be run: " + why);
            }
            Set<String> metrics = new TreeSet<>();
            tasks.forEach(task -> metrics.addAll(task.metrics()));
            entity.metric = metrics.size() == 1 ? metrics.iterator().next() : "several";
            entity.tasks = tasks.size();
            entity.items = tasks.stream().mapToInt(SuiteDetail.Task::documents).sum();
            entity.contents = ProofJson.tree(new Contents(tasks, List.copyOf(set.groups())))
                    .toString();
        }
    }

    private TaskSet unpack(String team, Map<String, byte[]> files) {
        try {
            return TaskSet.unpack(files, (name, version, split) -> split(team, name, version, split));
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("files", e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Documents> split(String team, String dataset, int version, String name) throws IOException {
        for (DatasetSplit split : registry.dataset(team, dataset, version).getSplitsList()) {
            if (split.getName().equals(name)) {
                byte[] content = registry.file(team, split.getFile());
                return Optional.of(DocumentFile.read(split.getFile().getPath(), new ByteArrayInputStream(content)));
            }
        }
        return Optional.empty();
    }

    private static Map<String, byte[]> files(SuiteRequest request) {
        Map<String, byte[]> files = new TreeMap<>();
        long bytes = 0;
        for (SuiteRequest.File file : request.files()) {
            byte[] content;
            try {
                content = file.bytes();
            } catch (IllegalArgumentException e) {
                throw Problem.invalid("files", "has " + file.path() + ", whose content is not Base64");
            }
            bytes += content.length;
            if (files.put(file.path(), content) != null) {
                throw Problem.invalid("files", "has " + file.path() + " twice");
            }
        }
        if (bytes > MAX_BYTES) {
            throw Problem.invalid("files", "are larger than 64 MiB; put documents into a dataset of the registry");
        }
        return files;
    }

    private static String digest(Map<String, byte[]> files) {
        StringBuilder lines = new StringBuilder();
        files.forEach((path, content) ->
                lines.append(Sha256.hex(content)).append("  ").append(path).append('\n'));
        return Sha256.hex(lines.toString());
    }

    private SuiteEntity find(String team, String name) {
        return store.find(team, name).orElseThrow(() -> Problem.notFound("suite", name));
    }

    private static Contents contents(SuiteEntity entity) {
        try {
            return ProofJson.read(entity.contents, Contents.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored suite is unreadable", e);
        }
    }

    /** What the files hold. */
    record Contents(List<SuiteDetail.Task> tasks, List<String> groups) {}
}
