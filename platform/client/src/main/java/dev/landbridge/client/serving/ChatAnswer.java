package dev.landbridge.client.serving;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What a model said.
 *
 * @param reasoning its thoughts, where the server tells them apart; else empty
 * @param usage null when the server did not count
 */
public record ChatAnswer(String id, String reasoning, String content, Usage usage) {
    /** Tokens. */
    public record Usage(int promptTokens, int completionTokens, int totalTokens) {}

    static ChatAnswer of(JsonNode answer) {
        JsonNode message = answer.path("choices").path(0).path("message");
        return new ChatAnswer(answer.path("id").asText(), thought(message), text(message), usage(answer.path("usage")));
    }

    static ChatAnswer joined(Stream<JsonNode> chunks, Consumer<String> piece) {
        StringBuilder reasoning = new StringBuilder();
        StringBuilder content = new StringBuilder();
        String id = "";
        Usage usage = null;
        for (Iterator<JsonNode> rest = chunks.iterator(); rest.hasNext(); ) {
            JsonNode chunk = rest.next();
            JsonNode delta = chunk.path("choices").path(0).path("delta");
            id = id.isEmpty() ? chunk.path("id").asText() : id;
            reasoning.append(thought(delta));
            content.append(text(delta));
            if (!text(delta).isEmpty()) {
                piece.accept(text(delta));
            }
            usage = chunk.path("usage").isObject() ? usage(chunk.path("usage")) : usage;
        }
        return new ChatAnswer(id, reasoning.toString(), content.toString(), usage);
    }

    private static String thought(JsonNode message) {
        return message.path("reasoning_content").asText("");
    }

    private static String text(JsonNode message) {
        return message.path("content").asText("");
    }

    private static Usage usage(JsonNode usage) {
        return usage.isObject()
                ? new Usage(
                        usage.path("prompt_tokens").asInt(),
                        usage.path("completion_tokens").asInt(),
                        usage.path("total_tokens").asInt())
                : null;
    }
}
