package dev.landbridge.harness.prompt;

import dev.landbridge.harness.python.PythonLiteral;
import dev.landbridge.harness.python.PythonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The values that a task's fields give for a document: a column's value, a rendered template, or a constant. */
final class DocumentFields {
    private final Templates templates = new Templates();
    private final Set<String> columns;
    private final boolean hasChoices;

    /** @param hasChoices whether the task has {@code doc_to_choice}: a number then is the index of a choice */
    DocumentFields(Set<String> columns, boolean hasChoices) {
        this.columns = columns;
        this.hasChoices = hasChoices;
    }

    /** {@code doc_to_text}: a string, or the index of a choice. */
    Object text(Object field, Map<String, Object> document) {
        if (!(field instanceof String)) {
            return field;
        }
        if (columns.contains(field)) {
            return document.get(field);
        }
        return index(templates.render((String) field, document));
    }

    /** {@code doc_to_target}: a string, the index of a choice, or a list. */
    Object target(Object field, Map<String, Object> document) {
        if (!(field instanceof String)) {
            return field;
        }
        if (columns.contains(field)) {
            return document.get(field);
        }
        String rendered = templates.render((String) field, document);
        if (rendered.length() >= 2 && rendered.startsWith("[") && rendered.endsWith("]")) {
            try {
                return PythonLiteral.parse(rendered);
            } catch (IllegalArgumentException e) {
                return rendered;
            }
        }
        return index(rendered);
    }

    /** {@code doc_to_choice}. */
    List<String> choices(Object field, Map<String, Object> document) {
        Object value = field;
        if (field instanceof String) {
            value = columns.contains(field)
                    ? document.get(field)
                    : PythonLiteral.parse(templates.render((String) field, document));
        }
        List<String> choices = new ArrayList<>();
        Iterable<?> values = value instanceof Map ? ((Map<?, ?>) value).values() : (Iterable<?>) value;
        values.forEach(choice -> choices.add(PythonText.str(choice)));
        return choices;
    }

    /** A field that is text only: description, {@code gen_prefix}. */
    String plain(String field, Map<String, Object> document) {
        if (field == null || field.isEmpty()) {
            return field;
        }
        return document.containsKey(field) ? PythonText.str(document.get(field)) : templates.render(field, document);
    }

    private Object index(String rendered) {
        return hasChoices && PythonText.isDigit(rendered) ? PythonLiteral.parse(rendered) : rendered;
    }
}
