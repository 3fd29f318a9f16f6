package dev.landbridge.eval.inference;

/** Answer to one question; {@code output} is reasoning and content as the model wrote them. */
public record ChatAnswer(
        String content,
        String reasoning,
        String output,
        String finishReason,
        int promptTokens,
        int completionTokens,
        long latencyMs) {}
