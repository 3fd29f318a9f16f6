package dev.landbridge.harness.filter;

import dev.landbridge.harness.python.PythonText;
import dev.landbridge.harness.task.FilterConfig;
import dev.landbridge.harness.task.TaskConfig;
import dev.landbridge.harness.task.UnsupportedTaskException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * The filters of a task. A step takes all answers to one request and gives what the next one shall see: a list, or after
 * {@code take_first} a single answer.
 */
public final class Filters {
    /** One step: the answers, and the document they are about. */
    interface Step {
        Object apply(Object answers, Map<String, Object> document);
    }

    private final Map<String, List<Step>> stepsByName = new LinkedHashMap<>();

    /** @throws UnsupportedTaskException when a filter is not known here */
    public Filters(TaskConfig task) {
        for (FilterConfig filter : task.filters()) {
            stepsByName.put(
                    filter.name(),
                    filter.steps().stream().map(step -> step(task.task(), step)).toList());
        }
    }

    /** Names in the order of the task file. */
    public List<String> names() {
        return List.copyOf(stepsByName.keySet());
    }

    /** @param answers one for each repeat */
    public Object apply(String name, List<?> answers, Map<String, Object> document) {
        Object current = answers;
        for (Step step : stepsByName.get(name)) {
            current = step.apply(current, document);
        }
        return current;
    }

    private static Step step(String task, FilterConfig.Step config) {
        Map<String, Object> arguments = config.arguments();
        return switch (config.function()) {
            case "take_first" -> (answers, document) -> ((List<?>) answers).get(0);
            case "take_first_k" -> takeFirst(((Number) arguments.get("k")).intValue());
            case "majority_vote" -> (answers, document) -> List.of(Selection.mostCommon((List<?>) answers));
            case "lowercase" -> each(text -> text.toLowerCase(Locale.ROOT));
            case "uppercase" -> each(text -> text.toUpperCase(Locale.ROOT));
            case "remove_whitespace" -> each(PythonText::strip);
            case "map" -> mapping(arguments);
            case "regex" -> each(new RegexExtraction(arguments)::extract);
            case "multi_choice_regex" -> new ChoiceExtraction(arguments);
            case "regex_pos" -> new PartOfSpeechExtraction(arguments);
            case "format_span" -> each(EntitySpans::format);
            default ->
                throw new UnsupportedTaskException(
                        task, "filter_list", "the filter '" + config.function() + "' is not known");
        };
    }

    private static Step takeFirst(int k) {
        return (answers, document) -> {
            List<?> all = (List<?>) answers;
            if (all.size() < k) {
                throw new IllegalArgumentException("take_first_k needs " + k + " answers; set repeats");
            }
            return all.subList(0, k);
        };
    }

    private static Step each(Function<String, String> change) {
        return (answers, document) -> ((List<?>) answers)
                .stream().map(answer -> change.apply(PythonText.str(answer))).toList();
    }

    private static Step mapping(Map<String, Object> arguments) {
        Map<?, ?> names = (Map<?, ?>) arguments.get("mapping_dict");
        Object other = arguments.get("default_value");
        return (answers, document) -> {
            List<Object> mapped = new ArrayList<>();
            for (Object answer : (List<?>) answers) {
                mapped.add(names.containsKey(answer) ? names.get(answer) : other);
            }
            return mapped;
        };
    }
}
