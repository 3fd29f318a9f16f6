package dev.landbridge.harness.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.landbridge.harness.prompt.PromptStyle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * A model behind an OpenAI-compatible chat endpoint. It generates texts and has no log-probabilities. Requests have the
 * bodies that lm-evaluation-harness's {@code local-chat-completions} sends.
 */
public final class ChatModel implements LanguageModel {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int SEED = 1234;
    private static final int DEFAULT_MAX_TOKENS = 256;
    private static final int MAX_STOPS = 4;

    private final CompletionsModel.Door door;
    private final String model;

    /** @param model as the endpoint names it */
    public ChatModel(CompletionsModel.Door door, String model) {
        this.door = door;
        this.model = model;
    }

    /** Prompts of this model are lists of turns, written as JSON. */
    public static PromptStyle style() {
        return new PromptStyle(null, false, (turns, generate) -> {
            try {
                return JSON.writeValueAsString(turns);
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Override
    public Answer answer(Request request, int repeat) throws IOException, InterruptedException {
        if (!(request instanceof Request.Generate generate)) {
            throw new IOException("a chat endpoint gives no log-probabilities");
        }
        Map<String, Object> options = generate.options();
        ObjectNode body = JSON.createObjectNode().put("model", model);
        body.set("messages", JSON.readTree(generate.context()));
        body.put("max_tokens", ((Number) options.getOrDefault("max_gen_toks", DEFAULT_MAX_TOKENS)).intValue());
        body.put("temperature", ((Number) options.getOrDefault("temperature", 0)).doubleValue());
        ArrayNode stop = body.putArray("stop");
        Object until = options.get("until");
        for (Object text : until instanceof List<?> texts ? texts : List.of(until)) {
            if (stop.size() < MAX_STOPS) {
                stop.add(text.toString());
            }
        }
        body.put("seed", SEED + repeat);
        JsonNode content = door.post("/v1/chat/completions", body).at("/choices/0/message/content");
        return new Answer.Text(content.asText(""));
    }
}
