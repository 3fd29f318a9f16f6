package dev.landbridge.eval.evaluation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.landbridge.eval.inference.ChatAnswer;
import dev.landbridge.eval.registry.HeldoutRow;
import java.util.List;
import java.util.Map;

/**
 * One scored question.
 *
 * @param correct null where right and wrong have no meaning
 * @param ofTask null for the held-out suite
 */
public record Sample(
        int index,
        String question,
        String prompt,
        String expected,
        String answer,
        String reasoning,
        String output,
        Boolean correct,
        String finishReason,
        int promptTokens,
        int completionTokens,
        long latencyMs,
        @JsonUnwrapped OfTask ofTask) {

    /**
     * What a sample file of lm-evaluation-harness says more.
     *
     * @param responses of each request, as they came
     * @param filtered what the filter left of each
     * @param attempts requests that were sent
     * @param error why there was no answer; null when there was
     * @param other the same question in another evaluation; null for none
     */
    public record OfTask(
            String task,
            int docId,
            String filter,
            List<Object> responses,
            List<Object> filtered,
            Map<String, Object> metrics,
            int attempts,
            String error,
            Hashes hashes,
            Sample other) {}

    /** SHA-256 of what was asked. */
    public record Hashes(String doc, String prompt, String target) {}

    static Sample of(int index, HeldoutRow row, ChatAnswer answer) {
        return new Sample(
                index,
                row.question(),
                row.prompt(),
                row.answer(),
                HeldoutRow.answerIn(answer.output()),
                answer.reasoning(),
                answer.output(),
                row.isAnsweredBy(answer.output()),
                answer.finishReason(),
                answer.promptTokens(),
                answer.completionTokens(),
                answer.latencyMs(),
                null);
    }
}
