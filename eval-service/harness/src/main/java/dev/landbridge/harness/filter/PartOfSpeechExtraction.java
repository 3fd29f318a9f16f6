package dev.landbridge.harness.filter;

import dev.landbridge.harness.python.PythonPattern;
import dev.landbridge.harness.python.PythonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code regex_pos}: the tags of {@code ('word', 'tag')} pairs. */
final class PartOfSpeechExtraction implements Filters.Step {
    private static final PythonPattern PAIRS = PythonPattern.compile("\\('([^']*)', '([^']*)'\\)");

    private final Object fallback;

    PartOfSpeechExtraction(Map<String, Object> arguments) {
        fallback = arguments.get("fallback") == null ? List.of("invalid") : arguments.get("fallback");
    }

    @Override
    public Object apply(Object answers, Map<String, Object> document) {
        List<Object> all = new ArrayList<>();
        for (Object answer : (List<?>) answers) {
            List<String> tags = PAIRS.findAll(PythonText.str(answer)).stream()
                    .map(pair -> pair.get(1))
                    .toList();
            all.add(tags.isEmpty() ? fallback : tags);
        }
        return all;
    }
}
