package dev.landbridge.eval.inference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.landbridge.eval.job.JobFailure;
import dev.landbridge.harness.run.CompletionsModel;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What a server tells of its tokenizer and its context. */
@ApplicationScoped
public class ModelLimits {
    /** What lm-evaluation-harness assumes of a server that does not tell. */
    private static final int ASSUMED_LENGTH = 2048;

    private static final String PROBE = "a";
    private static final String TOKENIZER_INFO = "/tokenizer_info";
    private static final JsonMapper JSON = new JsonMapper();

    private final OpenAiDoor door;

    ModelLimits(OpenAiDoor door) {
        this.door = door;
    }

    /** @throws JobFailure when the server does not tokenise */
    public CompletionsModel.Limits of(Target target) throws IOException, InterruptedException {
        JsonNode plain = tokenised(target, PROBE, false);
        Optional<JsonNode> info = tokenizer(target);
        String end = text(info, "eos_token");
        String begin = text(info, "bos_token") == null ? end : text(info, "bos_token");
        return new CompletionsModel.Limits(
                target.modelName(),
                plain.path("max_model_len").asInt(ASSUMED_LENGTH),
                begin == null ? added(target, plain) : first(tokenised(target, begin, false)),
                end);
    }

    /** Tokens of a text, without what the server would put before it. */
    public int tokens(Target target, String text) throws IOException, InterruptedException {
        return tokenised(target, text, false).path("tokens").size();
    }

    /** Of a server with several models; others do not look at it. */
    private static String query(Target target) {
        return "?model=" + URLEncoder.encode(target.modelName(), StandardCharsets.UTF_8);
    }

    /** What the server tells of its tokenizer; empty where it does not. */
    public Optional<JsonNode> tokenizer(Target target) throws IOException, InterruptedException {
        return door.ask(target, TOKENIZER_INFO + query(target));
    }

    /** The token that the server itself puts before a text; -1 for none. */
    private int added(Target target, JsonNode plain) throws IOException, InterruptedException {
        JsonNode full = tokenised(target, PROBE, true);
        return full.path("tokens").size() > plain.path("tokens").size() ? first(full) : -1;
    }

    private JsonNode tokenised(Target target, String text, boolean special) throws IOException, InterruptedException {
        JsonNode body = JSON.createObjectNode()
                .put("model", target.modelName())
                .put("prompt", text)
                .put("add_special_tokens", special);
        try {
            return door.once(target, "/tokenize", body);
        } catch (RefusedException e) {
            throw new JobFailure(
                    "The endpoint does not tokenise (" + e.getMessage() + "); ask its chat door with chat: true.");
        }
    }

    private static int first(JsonNode answer) {
        return answer.path("tokens").path(0).asInt(-1);
    }

    private static String text(Optional<JsonNode> info, String field) {
        return info.map(node -> node.path(field))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .orElse(null);
    }
}
