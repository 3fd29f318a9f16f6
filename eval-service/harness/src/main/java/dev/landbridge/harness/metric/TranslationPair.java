package dev.landbridge.harness.metric;

import dev.landbridge.harness.python.PythonText;
import java.util.List;

/** A hypothesis and the texts it is compared with. */
record TranslationPair(List<String> references, String hypothesis) {
    /** From {@code [gold, answer]}, either of which may be a list. */
    static TranslationPair of(Object value) {
        List<?> pair = (List<?>) value;
        List<String> references = pair.get(0) instanceof List
                ? ((List<?>) pair.get(0)).stream().map(PythonText::str).toList()
                : List.of(PythonText.str(pair.get(0)));
        Object answer = pair.get(1) instanceof List ? ((List<?>) pair.get(1)).get(0) : pair.get(1);
        return new TranslationPair(references, PythonText.str(answer));
    }
}
