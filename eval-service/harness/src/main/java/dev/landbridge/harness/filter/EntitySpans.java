package dev.landbridge.harness.filter;

import dev.landbridge.harness.python.PythonPattern;
import dev.landbridge.harness.python.PythonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code format_span}: named entities as {@code label: value $ label: value}. */
final class EntitySpans {
    private static final PythonPattern ENTITIES = PythonPattern.compile("\\b(PER|LOC|ORG|DATE):\\s*([^$]+)");
    private static final Map<String, String> LABELS = labels();

    private EntitySpans() {}

    static String format(String answer) {
        String text = answer.toLowerCase(Locale.ROOT);
        for (Map.Entry<String, String> label : LABELS.entrySet()) {
            text = PythonPattern.compile("\\b" + label.getKey() + "\\s*:").replace(text, label.getValue() + ":", 0);
        }
        text = text.replace("$$", "$");
        while (text.endsWith("$")) {
            text = text.substring(0, text.length() - 1);
        }
        List<String> formatted = new ArrayList<>();
        for (List<String> match : ENTITIES.findAll(PythonText.strip(text.replace("\n", "$")))) {
            for (String entity : match.get(1).split(",", -1)) {
                String value = PythonText.strip(entity);
                if (!value.equals("none")) {
                    formatted.add(match.get(0).toLowerCase(Locale.ROOT) + ": " + value);
                }
            }
        }
        return String.join(" $ ", formatted);
    }

    private static Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("person", "PER");
        labels.put("location", "LOC");
        labels.put("organization", "ORG");
        labels.put("counties", "LOC");
        labels.put("places", "LOC");
        labels.put("people", "PER");
        labels.put("persons", "PER");
        labels.put("company", "ORG");
        labels.put("country", "LOC");
        labels.put("continent", "LOC");
        labels.put("time", "DATE");
        labels.put("date", "DATE");
        labels.put("per", "PER");
        labels.put("loc", "LOC");
        labels.put("org", "ORG");
        return labels;
    }
}
