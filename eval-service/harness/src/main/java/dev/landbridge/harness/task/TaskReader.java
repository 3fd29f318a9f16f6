package dev.landbridge.harness.task;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Turns the mapping of a task file into a {@link TaskConfig}; what cannot be run is refused by name. */
final class TaskReader {
    private static final String USE_HARNESS =
            " needs Python; run this task with the harness itself (harness: lm-eval, where the operator has set"
                    + " landbridge.harness.python), or import the results of a run elsewhere";
    private static final Set<String> REFUSED = Set.of(
            "class", "custom_dataset", "process_docs", "process_results", "use_prompt", "doc_to_image", "doc_to_audio");

    private final String task;
    private final Map<String, Object> raw;

    private TaskReader(Map<String, Object> raw) {
        this.task = String.valueOf(raw.get("task"));
        this.raw = raw;
    }

    /** @throws UnsupportedTaskException naming the field */
    static TaskConfig read(Map<String, Object> raw) {
        return new TaskReader(raw).config();
    }

    private TaskConfig config() {
        refusePython("", raw);
        for (String field : new TreeSet<>(REFUSED)) {
            if (raw.get(field) != null) {
                throw new UnsupportedTaskException(task, field, raw.get(field) + USE_HARNESS);
            }
        }
        if (Boolean.TRUE.equals(raw.get("unsafe_code"))) {
            throw new UnsupportedTaskException(task, "unsafe_code", "code written by a model is not run here");
        }
        String delimiter = text("fewshot_delimiter", "\n\n");
        OutputType type = outputType();
        return new TaskConfig(
                task,
                text("task_alias", task),
                dataset(),
                raw.get("doc_to_text"),
                required("doc_to_target", type),
                raw.get("doc_to_choice"),
                text("description", ""),
                text("target_delimiter", " "),
                delimiter,
                fewshot(delimiter),
                whole(raw, "num_fewshot", 0),
                type,
                generation(type, delimiter),
                whole(raw, "repeats", 1),
                metrics(),
                filters(),
                text("gen_prefix", null),
                mapping("metadata").getOrDefault("version", "Yaml"),
                raw);
    }

    private void refusePython(String path, Object value) {
        if (value instanceof PythonFunction) {
            throw new UnsupportedTaskException(task, path, value + USE_HARNESS);
        }
        if (value instanceof Map) {
            ((Map<?, ?>) value)
                    .forEach((key, inner) -> refusePython(path.isEmpty() ? "" + key : path + "." + key, inner));
        }
        if (value instanceof List) {
            ((List<?>) value).forEach(inner -> refusePython(path, inner));
        }
    }

    private Object required(String field, OutputType type) {
        Object value = raw.get(field);
        if (value == null && type != OutputType.LOGLIKELIHOOD_ROLLING) {
            throw new UnsupportedTaskException(task, field, "is missing");
        }
        return value == null ? "" : value;
    }

    private OutputType outputType() {
        String label = text("output_type", OutputType.GENERATE_UNTIL.label());
        try {
            return OutputType.valueOf(label.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new UnsupportedTaskException(task, "output_type", "'" + label + "' is not one of the four");
        }
    }

    private TaskConfig.DatasetConfig dataset() {
        return new TaskConfig.DatasetConfig(
                text("dataset_path", null),
                text("dataset_name", null),
                mapping("dataset_kwargs"),
                text("training_split", null),
                text("validation_split", null),
                text("test_split", null));
    }

    private FewShotConfig fewshot(String delimiter) {
        Map<String, Object> own = mapping("fewshot_config");
        List<Map<String, Object>> samples = new ArrayList<>();
        for (Object sample : list(own.get("samples"))) {
            samples.add(mappingOf("fewshot_config.samples", sample));
        }
        String sampler = own.getOrDefault("sampler", "default").toString();
        if (!sampler.equals("default") && !sampler.equals("first_n")) {
            throw new UnsupportedTaskException(
                    task, "fewshot_config.sampler", "'" + sampler + "' is not default or first_n");
        }
        Object split = own.getOrDefault("split", raw.get("fewshot_split"));
        return new FewShotConfig(
                sampler,
                split == null ? null : split.toString(),
                list(own.get("fewshot_indices")).stream()
                        .map(index -> ((Number) index).intValue())
                        .toList(),
                samples,
                own.getOrDefault("doc_to_text", raw.get("doc_to_text")),
                own.getOrDefault("doc_to_target", raw.get("doc_to_target")),
                own.getOrDefault("doc_to_choice", raw.get("doc_to_choice")),
                own.containsKey("gen_prefix") ? String.valueOf(own.get("gen_prefix")) : text("gen_prefix", null),
                own.getOrDefault("fewshot_delimiter", delimiter).toString(),
                own.getOrDefault("target_delimiter", text("target_delimiter", " "))
                        .toString());
    }

    private Map<String, Object> generation(OutputType type, String delimiter) {
        Map<String, Object> options = new LinkedHashMap<>(mapping("generation_kwargs"));
        if (raw.get("generation_kwargs") == null && type == OutputType.GENERATE_UNTIL) {
            options.put("temperature", 0.0);
            options.put("do_sample", false);
            options.put("max_gen_toks", 256);
        }
        options.putIfAbsent("until", List.of(delimiter));
        if (options.get("temperature") instanceof Number) {
            options.put("temperature", ((Number) options.get("temperature")).doubleValue());
        }
        return options;
    }

    private List<MetricConfig> metrics() {
        List<MetricConfig> metrics = new ArrayList<>();
        for (Object entry : list(raw.get("metric_list"))) {
            Map<String, Object> options = new LinkedHashMap<>(mappingOf("metric_list", entry));
            Object metric = options.remove("metric");
            if (metric == null) {
                throw new UnsupportedTaskException(task, "metric_list", "an entry has no 'metric'");
            }
            if (Boolean.TRUE.equals(options.remove("hf_evaluate"))) {
                throw new UnsupportedTaskException(task, "metric_list.hf_evaluate", "true" + USE_HARNESS);
            }
            Object aggregation = options.remove("aggregation");
            Object higher = options.remove("higher_is_better");
            metrics.add(new MetricConfig(
                    metric.toString(),
                    aggregation == null ? null : aggregation.toString(),
                    higher instanceof Boolean ? (Boolean) higher : null,
                    options));
        }
        return metrics;
    }

    private List<FilterConfig> filters() {
        List<FilterConfig> filters = new ArrayList<>();
        for (Object entry : list(raw.get("filter_list"))) {
            Map<String, Object> filter = mappingOf("filter_list", entry);
            List<FilterConfig.Step> steps = new ArrayList<>();
            for (Object step : list(filter.get("filter"))) {
                Map<String, Object> arguments = new LinkedHashMap<>(mappingOf("filter_list.filter", step));
                String function = String.valueOf(arguments.remove("function"));
                steps.add(new FilterConfig.Step(function, arguments));
            }
            filters.add(new FilterConfig(String.valueOf(filter.get("name")), steps));
        }
        return filters.isEmpty() ? List.of(FilterConfig.TAKE_FIRST) : filters;
    }

    private String text(String field, String absent) {
        Object value = raw.get(field);
        return value == null ? absent : value.toString();
    }

    private Map<String, Object> mapping(String field) {
        Object value = raw.get(field);
        return value instanceof Map ? mappingOf(field, value) : Map.of();
    }

    private Map<String, Object> mappingOf(String field, Object value) {
        if (!(value instanceof Map)) {
            throw new UnsupportedTaskException(task, field, "is not a mapping");
        }
        Map<String, Object> mapping = new LinkedHashMap<>();
        ((Map<?, ?>) value).forEach((key, inner) -> mapping.put(String.valueOf(key), inner));
        return mapping;
    }

    private static List<?> list(Object value) {
        return value == null ? List.of() : value instanceof List ? (List<?>) value : List.of(value);
    }

    private int whole(Map<String, Object> from, String field, int absent) {
        Object value = from.get(field);
        if (value == null) {
            return absent;
        }
        if (!(value instanceof Number)) {
            throw new UnsupportedTaskException(task, field, "'" + value + "' is not a number");
        }
        return ((Number) value).intValue();
    }
}
