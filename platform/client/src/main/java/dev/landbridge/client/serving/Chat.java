package dev.landbridge.client.serving;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.client.http.Api;
import dev.landbridge.client.http.Call;
import dev.landbridge.client.http.Target;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Questions to one route through the OpenAI door, answered greedily unless the options say otherwise. */
public final class Chat {
    private static final Target COMPLETIONS = Target.at("/v1/chat/completions");

    private final Api api;
    private final String route;
    private final Map<String, Object> options;

    public Chat(Api api, String route) {
        this(api, route, Map.of("temperature", 0));
    }

    private Chat(Api api, String route, Map<String, Object> options) {
        this.api = api;
        this.route = route;
        this.options = options;
    }

    /** Another field of the request, for example {@code max_tokens}. */
    public Chat with(String name, Object value) {
        Map<String, Object> more = new HashMap<>(options);
        more.put(name, value);
        return new Chat(api, route, more);
    }

    public ChatAnswer ask(String question) {
        return ask(List.of(new Message("user", question)));
    }

    /** @param messages the talk so far, the newest at its end */
    public ChatAnswer ask(List<Message> messages) {
        return ChatAnswer.of(api.post(COMPLETIONS, request(messages, false), JsonNode.class));
    }

    /** As {@link #ask(String)}; {@code piece} is shown the answer's text as it comes. */
    public ChatAnswer stream(String question, Consumer<String> piece) {
        Call call = Call.json("POST", COMPLETIONS, request(List.of(new Message("user", question)), true));
        try (Stream<JsonNode> chunks = api.events(call)) {
            return ChatAnswer.joined(chunks, piece);
        }
    }

    /** @param role system, user or assistant */
    public record Message(String role, String content) {}

    private Map<String, Object> request(List<Message> messages, boolean stream) {
        Map<String, Object> request = new HashMap<>(options);
        request.put("model", route);
        request.put("messages", messages);
        if (stream) {
            request.put("stream", true);
            request.put("stream_options", Map.of("include_usage", true));
        }
        return request;
    }
}
