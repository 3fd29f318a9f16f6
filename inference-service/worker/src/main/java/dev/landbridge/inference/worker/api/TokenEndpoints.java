package dev.landbridge.inference.worker.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.ext.web.RoutingContext;

/** POST /tokenize and /detokenize, in vLLM's shape. */
final class TokenEndpoints {
    private final ServedModel model;
    private final Conversations conversations;

    TokenEndpoints(ServedModel model, Conversations conversations) {
        this.model = model;
        this.conversations = conversations;
    }

    void tokenize(RoutingContext request) {
        RequestBody body = RequestBody.parse(Bodies.bytes(request));
        model.require(body);
        int[] tokens = tokens(body);
        ObjectNode answer = JsonNodeFactory.instance
                .objectNode()
                .put("count", tokens.length)
                .put("max_model_len", model.maxModelLen());
        ArrayNode ids = answer.putArray("tokens");
        ArrayNode texts = body.flag("return_token_strs", false) ? answer.putArray("token_strs") : null;
        for (int token : tokens) {
            ids.add(token);
            if (texts != null) {
                texts.add(model.codec().tokenText(token));
            }
        }
        Json.send(request.response(), 200, answer);
    }

    void detokenize(RoutingContext request) {
        RequestBody body = RequestBody.parse(Bodies.bytes(request));
        model.require(body);
        if (!body.get("tokens").isArray()) {
            throw ApiError.invalid("tokens", "'tokens' must be a list of token ids");
        }
        int[] tokens = Bodies.tokens(body.get("tokens"), "tokens");
        if (tokens.length > 0) {
            model.requireTokens(tokens, "tokens");
        }
        String text = tokens.length == 0 ? "" : model.codec().decode(tokens, false);
        Json.send(request.response(), 200, JsonNodeFactory.instance.objectNode().put("prompt", text));
    }

    private int[] tokens(RequestBody body) {
        if (body.has("messages")) {
            return conversations.render(body).tokens();
        }
        if (!body.has("prompt")) {
            throw ApiError.invalid("prompt", "the request needs 'prompt' or 'messages'");
        }
        return model.codec().encode(body.text("prompt", ""), body.flag("add_special_tokens", true));
    }
}
