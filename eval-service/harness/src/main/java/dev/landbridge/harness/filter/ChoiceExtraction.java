package dev.landbridge.harness.filter;

import dev.landbridge.harness.python.PythonPattern;
import dev.landbridge.harness.python.PythonText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code multi_choice_regex}: by the pattern, else by the text of a choice, else by its letter; as {@code (A)}. */
final class ChoiceExtraction implements Filters.Step {
    private static final Pattern PUNCTUATION = Pattern.compile("\\p{IsPunctuation}");

    private final RegexExtraction extraction;
    private final boolean ignoreCase;
    private final boolean ignorePunctuation;
    private final List<PythonPattern> ignored = new ArrayList<>();

    ChoiceExtraction(Map<String, Object> arguments) {
        extraction = new RegexExtraction(arguments);
        ignoreCase = Boolean.TRUE.equals(arguments.get("ignore_case"));
        ignorePunctuation = Boolean.TRUE.equals(arguments.get("ignore_punctuation"));
        if (arguments.get("regexes_to_ignore") instanceof List) {
            ((List<?>) arguments.get("regexes_to_ignore"))
                    .forEach(regex -> ignored.add(PythonPattern.compile(regex.toString())));
        }
    }

    @Override
    public Object apply(Object answers, Map<String, Object> document) {
        Map<String, String> letterByText = new LinkedHashMap<>();
        Map<String, String> letterByLetter = new LinkedHashMap<>();
        char letter = 'A';
        for (Object choice : (List<?>) document.get("choices")) {
            letterByText.put(normal(PythonText.strip(PythonText.str(choice))), "(" + letter + ")");
            letterByLetter.put(String.valueOf(letter), "(" + letter + ")");
            letter++;
        }
        PythonPattern texts = PythonPattern.compile(letterByText.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|")));
        PythonPattern letters = PythonPattern.compile(":[\\s]*(" + String.join("|", letterByLetter.keySet()) + ")");
        List<String> found = new ArrayList<>();
        for (Object each : (List<?>) answers) {
            String answer = PythonText.str(each);
            found.add(match(extraction.pattern(), answer, Map.of())
                    .or(() -> match(texts, normal(answer), letterByText))
                    .or(() -> match(letters, answer, letterByLetter))
                    .orElse(extraction.fallback()));
        }
        return found;
    }

    private Optional<String> match(PythonPattern pattern, String answer, Map<String, String> names) {
        List<List<String>> matches = pattern.findAll(answer);
        if (matches.isEmpty()) {
            return Optional.empty();
        }
        return RegexExtraction.select(matches, extraction.selected())
                .map(PythonText::strip)
                .filter(text -> !text.isEmpty())
                .map(text -> names.getOrDefault(text, text));
    }

    private String normal(String text) {
        String normal = text;
        for (PythonPattern pattern : ignored) {
            normal = pattern.remove(normal);
        }
        if (ignoreCase) {
            normal = normal.toLowerCase(Locale.ROOT);
        }
        return ignorePunctuation ? PUNCTUATION.matcher(normal).replaceAll("") : normal;
    }
}
