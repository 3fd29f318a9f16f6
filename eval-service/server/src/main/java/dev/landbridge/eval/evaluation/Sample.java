package dev.landbridge.eval.evaluation;

import dev.landbridge.eval.inference.ChatAnswer;
import dev.landbridge.eval.registry.HeldoutRow;

/** One scored question. */
public record Sample(
        int index,
        String question,
        String prompt,
        String expected,
        String answer,
        String reasoning,
        String output,
        boolean correct,
        String finishReason,
        int promptTokens,
        int completionTokens,
        long latencyMs) {

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
                answer.latencyMs());
    }
}
