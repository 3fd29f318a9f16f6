package dev.landbridge.harness.python;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A regular expression of Python's {@code re}, where character classes are Unicode's. */
public final class PythonPattern {
    private final Pattern pattern;

    private PythonPattern(Pattern pattern) {
        this.pattern = pattern;
    }

    /** @throws IllegalArgumentException when Java cannot express it */
    public static PythonPattern compile(String python) {
        String java = python.replace("(?P<", "(?<")
                .replaceAll("\\(\\?P=(\\w+)\\)", "\\\\k<$1>")
                .replace("\\Z", "\\z");
        try {
            return new PythonPattern(Pattern.compile(java, Pattern.UNICODE_CHARACTER_CLASS));
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("the expression " + python + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** {@code findall}: each match as its groups; as one element where there is no group or one. */
    public List<List<String>> findAll(String text) {
        List<List<String>> matches = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            List<String> groups = new ArrayList<>();
            for (int group = Math.min(1, matcher.groupCount()); group <= matcher.groupCount(); group++) {
                String value = matcher.group(group);
                groups.add(value == null ? "" : value);
            }
            matches.add(groups);
        }
        return matches;
    }

    /**
     * {@code re.sub}.
     *
     * @param replacement with Python's group references
     * @param count how many at most; 0 for all
     */
    public String replace(String text, String replacement, int count) {
        String java = replacement.replace("$", "\\$").replaceAll("\\\\g<(\\w+)>", "\\${$1}");
        java = java.replaceAll("\\\\(\\d)", "\\$$1").replaceAll("\\$\\{(\\d+)}", "\\$$1");
        Matcher matcher = pattern.matcher(text);
        StringBuilder out = new StringBuilder();
        for (int done = 0; (count == 0 || done < count) && matcher.find(); done++) {
            matcher.appendReplacement(out, java);
        }
        return matcher.appendTail(out).toString();
    }

    /** {@code re.sub(pattern, "", text)}. */
    public String remove(String text) {
        return pattern.matcher(text).replaceAll("");
    }
}
