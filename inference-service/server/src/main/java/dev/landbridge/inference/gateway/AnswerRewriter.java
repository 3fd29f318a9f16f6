package dev.landbridge.inference.gateway;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.landbridge.inference.usage.TokenCounts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns the engine's answer into the client's: the model name it sent, both names of the reasoning, the usage it asked for. */
final class AnswerRewriter {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String REASONING = "reasoning";
    private static final String REASONING_CONTENT = "reasoning_content";

    private final InferenceRequest request;

    AnswerRewriter(InferenceRequest request) {
        this.request = request;
    }

    /**
     * What one JSON text of the answer means.
     *
     * @param text for the client; empty when the client did not ask for this frame
     * @param tokens running totals, when it carried them
     * @param failed the engine reports an error inside the stream
     */
    record Rewritten(Optional<String> text, Optional<TokenCounts> tokens, boolean failed) {}

    Rewritten frame(String json) throws IOException {
        RawObject frame = RawObject.parse(json);
        if (frame.get("error") != null) {
            return new Rewritten(
                    Optional.of(OpenAiError.ofEngine(500, json, null).json()), Optional.empty(), true);
        }
        Optional<TokenCounts> tokens = tokens(frame);
        boolean closing = tokens.isPresent() && "[]".equals(compact(frame.get("choices")));
        if (closing && !request.wantsUsage()) {
            return new Rewritten(Optional.empty(), tokens, false);
        }
        if (!closing && !request.wantsContinuousUsage()) {
            if (request.wantsUsage()) {
                frame.put("usage", "null");
            } else {
                frame.remove("usage");
            }
        }
        return new Rewritten(Optional.of(named(frame, json, "delta").toString()), tokens, false);
    }

    Rewritten whole(String json) throws IOException {
        RawObject answer = RawObject.parse(json);
        return new Rewritten(
                Optional.of(named(answer, json, "message").toString()), tokens(answer), answer.get("error") != null);
    }

    private RawObject named(RawObject answer, String json, String part) throws IOException {
        if (answer.get("model") != null) {
            answer.put("model", RawObject.quote(request.model()));
        }
        if (json.contains(REASONING) && answer.get("choices") != null) {
            List<String> choices = new ArrayList<>();
            for (String choice : RawObject.elements(answer.get("choices"))) {
                choices.add(withBothNames(choice, part));
            }
            answer.put("choices", "[" + String.join(",", choices) + "]");
        }
        return answer;
    }

    /** vLLM says {@code reasoning}, DeepSeek's clients read {@code reasoning_content}: both get theirs. */
    private static String withBothNames(String choice, String part) throws IOException {
        RawObject object = RawObject.parse(choice);
        String inner = object.get(part);
        if (inner == null) {
            return choice;
        }
        RawObject message = RawObject.parse(inner);
        String reasoning = message.get(REASONING);
        String reasoningContent = message.get(REASONING_CONTENT);
        if (reasoning != null && reasoningContent == null) {
            message.put(REASONING_CONTENT, reasoning);
        } else if (reasoning == null && reasoningContent != null) {
            message.put(REASONING, reasoningContent);
        } else {
            return choice;
        }
        return object.put(part, message.toString()).toString();
    }

    private static Optional<TokenCounts> tokens(RawObject answer) throws IOException {
        String usage = answer.get("usage");
        return usage == null ? Optional.empty() : Optional.of(TokenCounts.of(JSON.readTree(usage)));
    }

    private static String compact(String json) {
        return json == null ? null : json.replace(" ", "");
    }
}
