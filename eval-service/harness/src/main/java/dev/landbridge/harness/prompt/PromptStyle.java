package dev.landbridge.harness.prompt;

import java.util.List;
import java.util.Map;

/**
 * How prompts are written.
 *
 * @param systemInstruction null for none
 * @param multiturn whether examples are turns of their own
 * @param chatTemplate renders chat turns; null for plain text
 */
public record PromptStyle(String systemInstruction, boolean multiturn, ChatRenderer chatTemplate) {
    public static final PromptStyle PLAIN = new PromptStyle(null, false, null);

    /** Applies a chat template. */
    @FunctionalInterface
    public interface ChatRenderer {
        String render(List<Map<String, Object>> turns, boolean addGenerationPrompt);
    }
}
