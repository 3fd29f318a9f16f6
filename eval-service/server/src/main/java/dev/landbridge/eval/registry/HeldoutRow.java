package dev.landbridge.eval.registry;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * A row of a dataset's held-out split.
 *
 * @param scratchpad empty when the model answers at once
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record HeldoutRow(String id, String question, String scratchpad, String answer) {
    private static final String END_OF_THINKING = "</think>";

    /** What the chat template renders for the question. */
    public String prompt() {
        return "<s><|user|>" + question + "<|assistant|>";
    }

    /** The whole sample, as it is trained on. */
    public String rendered() {
        boolean direct = scratchpad == null || scratchpad.isEmpty();
        return prompt() + (direct ? "" : "<think>" + scratchpad + END_OF_THINKING) + answer + "</s>";
    }

    /** The final answer is exactly the expected one. */
    public boolean isAnsweredBy(String output) {
        return answer.equals(answerIn(output));
    }

    /** Text after the thinking. */
    public static String answerIn(String output) {
        int end = output.lastIndexOf(END_OF_THINKING);
        return (end < 0 ? output : output.substring(end + END_OF_THINKING.length())).strip();
    }
}
