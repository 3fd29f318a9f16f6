package dev.landbridge.launcher.frontdoor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The answer of {@code /v1/chat/completions}; streamed answers are put together. */
public record ChatAnswer(String id, String reasoning, String content, Usage usage) {

    public record Usage(int promptTokens, int completionTokens, int totalTokens) {}

    static ChatAnswer of(JsonNode answer) {
        JsonNode message = answer.path("choices").path(0).path("message");
        return new ChatAnswer(
                answer.path("id").asText(),
                message.path("reasoning_content").asText(""),
                message.path("content").asText(""),
                usage(answer.path("usage")));
    }

    static ChatAnswer joined(List<JsonNode> chunks) {
        StringBuilder reasoning = new StringBuilder();
        StringBuilder content = new StringBuilder();
        Usage usage = null;
        for (JsonNode chunk : chunks) {
            JsonNode delta = chunk.path("choices").path(0).path("delta");
            reasoning.append(delta.path("reasoning_content").asText(""));
            content.append(delta.path("content").asText(""));
            if (chunk.path("usage").isObject()) {
                usage = usage(chunk.path("usage"));
            }
        }
        return new ChatAnswer(chunks.get(0).path("id").asText(), reasoning.toString(), content.toString(), usage);
    }

    private static Usage usage(JsonNode usage) {
        return new Usage(
                usage.path("prompt_tokens").asInt(),
                usage.path("completion_tokens").asInt(),
                usage.path("total_tokens").asInt());
    }
}
