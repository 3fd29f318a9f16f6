package dev.landbridge.harness.metric;

import dev.landbridge.harness.python.PythonPattern;
import dev.landbridge.harness.python.PythonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Whether two texts are equal once what a task ignores is gone. */
final class ExactMatch {
    private static final Pattern PUNCTUATION = Pattern.compile("\\p{Punct}");
    private static final Pattern DIGITS = Pattern.compile("[0-9]");

    private final List<PythonPattern> ignored = new ArrayList<>();
    private final boolean ignoreCase;
    private final boolean ignorePunctuation;
    private final boolean ignoreNumbers;

    ExactMatch(Map<String, Object> options) {
        Object patterns = options.get("regexes_to_ignore");
        if (patterns instanceof List) {
            ((List<?>) patterns).forEach(pattern -> ignored.add(PythonPattern.compile(pattern.toString())));
        }
        ignoreCase = Boolean.TRUE.equals(options.get("ignore_case"));
        ignorePunctuation = Boolean.TRUE.equals(options.get("ignore_punctuation"));
        ignoreNumbers = Boolean.TRUE.equals(options.get("ignore_numbers"));
    }

    boolean matches(Object reference, Object prediction) {
        return normal(PythonText.str(reference)).equals(normal(PythonText.str(prediction)));
    }

    private String normal(String text) {
        String normal = text;
        for (PythonPattern pattern : ignored) {
            normal = pattern.remove(normal);
        }
        if (ignoreCase) {
            normal = normal.toLowerCase(Locale.ROOT);
        }
        if (ignorePunctuation) {
            normal = PUNCTUATION.matcher(normal).replaceAll("");
        }
        return ignoreNumbers ? DIGITS.matcher(normal).replaceAll("") : normal;
    }
}
