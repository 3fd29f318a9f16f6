package dev.landbridge.harness.result;

import dev.landbridge.formats.digest.Sha256;
import dev.landbridge.harness.run.TaskResult;
import dev.landbridge.harness.task.Group;
import dev.landbridge.harness.task.TaskConfig;
import dev.landbridge.harness.task.TaskSelection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The document of {@code results_<time>.json}, for the viewers that read it. */
public final class ResultFile {
    /** The version whose files these are. */
    public static final String HARNESS_VERSION = "0.4.13";

    private static final int FEWSHOT_SEED = 1234;

    private final Map<String, TaskResult> results = new LinkedHashMap<>();
    private final TaskSelection selection;
    private final RunFacts facts;

    private ResultFile(TaskSelection selection, List<TaskResult> results, RunFacts facts) {
        this.selection = selection;
        this.facts = facts;
        results.forEach(result -> this.results.put(result.task().task(), result));
    }

    /** A tree of maps, lists, texts and numbers, in the harness's order of keys. */
    public static Map<String, Object> of(TaskSelection selection, List<TaskResult> results, RunFacts facts) {
        return new ResultFile(selection, results, facts).document();
    }

    private Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        Map<String, Object> scores = new LinkedHashMap<>();
        Map<String, Object> groupScores = new LinkedHashMap<>();
        results.values().forEach(result -> scores.put(result.task().task(), taskScores(result)));
        for (Group group : groups()) {
            Map<String, Object> own = groupScores(group);
            scores.put(group.name(), own);
            groupScores.put(group.name(), own);
        }
        document.put("results", scores);
        if (!groupScores.isEmpty()) {
            document.put("groups", groupScores);
        }
        document.put("group_subtasks", subtasks());
        document.put("configs", each(result -> config(result.task())));
        document.put("versions", versions());
        document.put("n-shot", fewShots());
        document.put("higher_is_better", each(TaskResult::higherIsBetter));
        document.put("n-samples", each(result -> Map.of("original", result.documents(), "effective", result.scored())));
        document.put("config", runConfig());
        document.put("git_hash", null);
        document.put("date", facts.startedAt().toEpochMilli() / 1000.0);
        document.put("lm_eval_version", HARNESS_VERSION);
        document.put("task_hashes", each(SampleFile::taskHash));
        addModel(document);
        return document;
    }

    /** A group has the number that all its children have, if they have one. */
    private Map<String, Object> fewShots() {
        Map<String, Object> numbers = new TreeMap<>(each(result -> result.task().numFewshot()));
        for (Group group : groups()) {
            Set<Object> own = new HashSet<>();
            group.tasks().forEach(task -> own.add(numbers.get(task.task())));
            group.groups().forEach(inner -> own.add(numbers.get(inner.name())));
            own.remove(null);
            if (own.size() == 1) {
                numbers.put(group.name(), own.iterator().next());
            }
        }
        return numbers;
    }

    private interface Part {
        Object of(TaskResult result);
    }

    private Map<String, Object> each(Part part) {
        Map<String, Object> parts = new LinkedHashMap<>();
        results.forEach((name, result) -> parts.put(name, part.of(result)));
        return parts;
    }

    private List<Group> groups() {
        List<Group> all = new ArrayList<>();
        selection.groups().forEach(group -> all.addAll(group.bottomUp()));
        return all;
    }

    private static Map<String, Object> taskScores(TaskResult result) {
        Map<String, Object> scores = new LinkedHashMap<>();
        scores.put("name", result.task().task());
        scores.put("alias", result.task().alias());
        scores.put("sample_len", result.scored());
        put(scores, result.scores());
        return scores;
    }

    private Map<String, Object> groupScores(Group group) {
        Map<String, Object> scores = new LinkedHashMap<>();
        scores.put("alias", group.alias());
        scores.put("name", group.name());
        scores.put(
                "sample_len",
                GroupScores.members(group, results).stream()
                        .mapToInt(TaskResult::scored)
                        .sum());
        put(scores, GroupScores.of(group, results));
        return scores;
    }

    private static void put(Map<String, Object> scores, Map<String, TaskResult.Score> from) {
        from.forEach((key, score) -> {
            int comma = key.indexOf(',');
            scores.put(key, score.value());
            String error = key.substring(0, comma) + "_stderr" + key.substring(comma);
            scores.put(
                    error,
                    score.standardError().isPresent()
                            ? (Object) score.standardError().getAsDouble()
                            : "N/A");
        });
    }

    private Map<String, Object> subtasks() {
        Map<String, Object> subtasks = new LinkedHashMap<>();
        results.keySet().forEach(name -> subtasks.put(name, List.of()));
        for (Group group : groups()) {
            List<String> names = new ArrayList<>();
            group.tasks().forEach(task -> names.add(task.task()));
            group.groups().forEach(inner -> names.add(inner.name()));
            subtasks.put(group.name(), names);
        }
        return subtasks;
    }

    private static Map<String, Object> config(TaskConfig task) {
        Map<String, Object> config = new LinkedHashMap<>(task.raw());
        config.put("num_fewshot", task.numFewshot());
        config.put("output_type", task.outputType().label());
        return config;
    }

    private Map<String, Object> versions() {
        Map<String, Object> versions = new LinkedHashMap<>();
        results.forEach((name, result) -> versions.put(name, result.task().version()));
        groups().forEach(group -> versions.put(group.name(), group.version()));
        return versions;
    }

    private Map<String, Object> runConfig() {
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("model", facts.model());
        config.put("model_args", facts.arguments());
        config.put("batch_size", 1);
        config.put("limit", facts.limit() == 0 ? null : (double) facts.limit());
        config.put("bootstrap_iters", facts.bootstrapReplicates());
        config.put("gen_kwargs", null);
        config.put("fewshot_seed", FEWSHOT_SEED);
        return config;
    }

    private void addModel(Map<String, Object> document) {
        document.put("model_source", "local-completions");
        document.put("model_name", facts.model());
        document.put("model_name_sanitized", facts.model().replaceAll("[\"<>:/|\\\\?*\\[\\]]+", "__"));
        document.put("system_instruction", facts.systemInstruction());
        document.put("system_instruction_sha", hash(facts.systemInstruction()));
        document.put("fewshot_as_multiturn", facts.multiturn());
        document.put("chat_template", facts.chatTemplate());
        document.put("chat_template_sha", hash(facts.chatTemplate()));
        document.put(
                "total_evaluation_time_seconds", String.valueOf(facts.took().toNanos() / 1e9));
    }

    private static String hash(String text) {
        return text == null ? null : Sha256.hex(text);
    }
}
