package dev.landbridge.inference.worker.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.landbridge.inference.worker.decode.TokenScore;
import java.util.List;

/** The {@code logprobs} object of a completion: parallel lists over the tokens. */
final class CompletionLogprobs {
    private final TokenNames names;

    CompletionLogprobs(TokenNames names) {
        this.names = names;
    }

    /** @param textOffset characters before the first token */
    ObjectNode of(List<TokenScore> scores, int textOffset) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode offsets = node.putArray("text_offset");
        ArrayNode logprobs = node.putArray("token_logprobs");
        ArrayNode tokens = node.putArray("tokens");
        ArrayNode tops = node.putArray("top_logprobs");
        int offset = textOffset;
        for (TokenScore score : scores) {
            String name = names.name(score.id());
            offsets.add(offset);
            offset += name.length();
            tokens.add(name);
            if (score.scored()) {
                logprobs.add(score.logprob());
                tops.add(alternatives(score, name));
            } else {
                logprobs.addNull();
                tops.addNull();
            }
        }
        return node;
    }

    /** Different ids may have the same text; the actual token keeps it, so that readers find its own value under its name. */
    private ObjectNode alternatives(TokenScore score, String actual) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        boolean actualListed = false;
        for (int i = 0; i < score.topIds().length; i++) {
            int id = score.topIds()[i];
            String name = names.name(id);
            boolean taken = node.has(name) || name.equals(actual) && id != score.id();
            node.put(taken ? names.byId(id) : name, score.topLogprobs()[i]);
            actualListed |= id == score.id();
        }
        if (!actualListed) {
            node.put(actual, score.logprob());
        }
        return node;
    }
}
