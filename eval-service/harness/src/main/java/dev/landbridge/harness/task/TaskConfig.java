package dev.landbridge.harness.task;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A task file after includes and overrides.
 *
 * @param docToText a column's name, a template, or a number
 * @param docToTarget as {@code docToText}, or a list
 * @param docToChoice a column's name, a template, a list or a mapping; null where there are no choices
 * @param generationKwargs {@code until}, {@code temperature}, {@code max_gen_toks}...
 * @param raw the mapping as it was read
 */
public record TaskConfig(
        String task,
        String alias,
        DatasetConfig dataset,
        Object docToText,
        Object docToTarget,
        Object docToChoice,
        String description,
        String targetDelimiter,
        String fewshotDelimiter,
        FewShotConfig fewshot,
        int numFewshot,
        OutputType outputType,
        Map<String, Object> generationKwargs,
        int repeats,
        List<MetricConfig> metrics,
        List<FilterConfig> filters,
        String genPrefix,
        Object version,
        Map<String, Object> raw) {

    /** The same task with another number of examples before each question. */
    public TaskConfig withFewShot(int examples) {
        Map<String, Object> changed = new LinkedHashMap<>(raw);
        changed.put("num_fewshot", examples);
        return TaskReader.read(changed);
    }

    /**
     * Where documents come from.
     *
     * @param options {@code dataset_kwargs}, for example {@code data_files}
     */
    public record DatasetConfig(
            String path,
            String name,
            Map<String, Object> options,
            String trainingSplit,
            String validationSplit,
            String testSplit) {

        /** The split that is scored: the test split, else the validation split. */
        public String scoredSplit() {
            return testSplit != null ? testSplit : validationSplit;
        }
    }
}
