package dev.landbridge.inference.worker.api;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.landbridge.inference.worker.text.ChatTemplate;
import dev.landbridge.inference.worker.text.ChatTemplateException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Turns {@code messages} into the prompt the chat template defines. */
final class Conversations {
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private final ServedModel model;
    private ChatTemplate template;

    Conversations(ServedModel model) {
        this.model = model;
    }

    Prompt render(RequestBody body) {
        JsonNode messages = body.get("messages");
        if (!messages.isArray() || messages.isEmpty()) {
            throw ApiError.invalid("messages", "'messages' must be a list of at least one message");
        }
        List<Map<String, Object>> conversation = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            conversation.add(message(messages.get(i), "messages[" + i + "]"));
        }
        Map<String, Object> extra =
                body.has("chat_template_kwargs") ? JSON.convertValue(body.get("chat_template_kwargs"), MAP) : Map.of();
        try {
            String text = template().render(conversation, body.flag("add_generation_prompt", true), extra);
            int[] tokens = model.codec().encode(text, body.flag("add_special_tokens", false));
            model.requireTokens(tokens, "messages");
            return new Prompt(text, tokens);
        } catch (ChatTemplateException e) {
            throw ApiError.invalid("messages", e.getMessage());
        }
    }

    private synchronized ChatTemplate template() {
        if (template == null) {
            template = model.chatTemplate();
        }
        return template;
    }

    private static Map<String, Object> message(JsonNode message, String param) {
        if (!message.path("role").isTextual()) {
            throw ApiError.invalid(param + ".role", "'" + param + ".role' must be a string");
        }
        Map<String, Object> values = JSON.convertValue(message, MAP);
        values.put("content", content(message.path("content"), param + ".content"));
        return values;
    }

    private static String content(JsonNode content, String param) {
        if (content.isTextual()) {
            return content.asText();
        }
        if (content.isNull() || content.isMissingNode()) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        for (JsonNode part : content) {
            if (!part.path("type").asText().equals("text") || !part.path("text").isTextual()) {
                throw ApiError.invalid(param, "'" + param + "' may only have parts of type text");
            }
            text.append(part.path("text").asText());
        }
        if (!content.isArray()) {
            throw ApiError.invalid(param, "'" + param + "' must be a string or a list of parts");
        }
        return text.toString();
    }
}
