package dev.landbridge.harness.filter;

import dev.landbridge.harness.python.PythonPattern;
import dev.landbridge.harness.python.PythonText;
import java.util.List;
import java.util.Map;

/** {@code regex}: one of the matches, its first group that is not empty. */
final class RegexExtraction {
    private static final String DEFAULT_PATTERN = "#### (\\-?[0-9\\.\\,]+)";
    private static final String DEFAULT_FALLBACK = "[invalid]";

    private final PythonPattern pattern;
    private final int select;
    private final String fallback;

    RegexExtraction(Map<String, Object> arguments) {
        pattern = PythonPattern.compile(PythonText.str(arguments.getOrDefault("regex_pattern", DEFAULT_PATTERN)));
        select = ((Number) arguments.getOrDefault("group_select", 0)).intValue();
        fallback = PythonText.str(arguments.getOrDefault("fallback", DEFAULT_FALLBACK));
    }

    String extract(String answer) {
        List<List<String>> matches = pattern.findAll(answer);
        if (matches.isEmpty()) {
            return fallback;
        }
        return select(matches, select).map(PythonText::strip).orElse(fallback);
    }

    String fallback() {
        return fallback;
    }

    PythonPattern pattern() {
        return pattern;
    }

    int selected() {
        return select;
    }

    /** Empty when all groups of a match with several are. */
    static java.util.Optional<String> select(List<List<String>> matches, int index) {
        int place = index < 0 ? matches.size() + index : index;
        if (place < 0 || place >= matches.size()) {
            throw new IllegalArgumentException(
                    "group_select is " + index + ", but there are " + matches.size() + " matches");
        }
        List<String> groups = matches.get(place);
        return groups.size() == 1
                ? java.util.Optional.of(groups.get(0))
                : groups.stream().filter(group -> !group.isEmpty()).findFirst();
    }
}
