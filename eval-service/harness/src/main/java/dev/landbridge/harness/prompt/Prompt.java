package dev.landbridge.harness.prompt;

import java.util.List;

/**
 * Everything a task says about one document.
 *
 * @param contexts the prompt; several where each choice has one of its own
 * @param text value of {@code doc_to_text}: a string, or the index of the right context
 * @param choices null where the task has none
 * @param target value of {@code doc_to_target}: a string, an index, or a list of right ones
 * @param delimiter between a context and a choice
 */
public record Prompt(List<String> contexts, Object text, List<String> choices, Object target, String delimiter) {
    /** Whether the document has several contexts and one continuation. */
    public boolean hasSeveralContexts() {
        return text instanceof Number;
    }
}
