package dev.landbridge.launcher.frontdoor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Asks one question at a time through the OpenAI door, greedily. */
public final class Chat {
    private static final String PATH = "/v1/chat/completions";
    private static final int MAX_TOKENS = 96;

    private final FrontDoor door;
    private final String model;

    public Chat(FrontDoor door, String model) {
        this.door = door;
        this.model = model;
    }

    public ChatAnswer ask(String question) {
        return ChatAnswer.of(door.post(PATH, request(question, false)));
    }

    public ChatAnswer askStreaming(String question) {
        try (Stream<JsonNode> chunks = door.stream(PATH, request(question, true))) {
            return ChatAnswer.joined(chunks.toList());
        }
    }

    private Map<String, Object> request(String question, boolean stream) {
        Map<String, Object> common = Map.of(
                "model",
                model,
                "messages",
                List.of(Map.of("role", "user", "content", question)),
                "temperature",
                0,
                "max_tokens",
                MAX_TOKENS);
        if (!stream) {
            return common;
        }
        Map<String, Object> streaming = new HashMap<>(common);
        streaming.put("stream", true);
        streaming.put("stream_options", Map.of("include_usage", true));
        return streaming;
    }
}
