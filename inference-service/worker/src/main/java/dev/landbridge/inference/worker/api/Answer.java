package dev.landbridge.inference.worker.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The frame around the choices of one request: identity and usage. */
final class Answer {
    private final String id;
    private final long created;
    private final String model;
    private final int promptTokens;
    private final Map<Choice, int[]> counts = new HashMap<>();

    /** @param created seconds since 1970 */
    Answer(String id, long created, String model, int promptTokens) {
        this.id = id;
        this.created = created;
        this.model = model;
        this.promptTokens = promptTokens;
    }

    ObjectNode envelope(String object) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("object", object)
                .put("created", created)
                .put("model", model)
                .putNull("system_fingerprint");
    }

    void count(ChoiceDelta delta) {
        counts.put(delta.choice(), new int[] {delta.completionTokens(), delta.reasoningTokens()});
    }

    /** Running usage over all choices counted so far. */
    ObjectNode usage() {
        int completion = counts.values().stream().mapToInt(pair -> pair[0]).sum();
        int reasoning = counts.values().stream().mapToInt(pair -> pair[1]).sum();
        ObjectNode usage = JsonNodeFactory.instance
                .objectNode()
                .put("prompt_tokens", promptTokens)
                .put("completion_tokens", completion)
                .put("total_tokens", promptTokens + completion);
        usage.putObject("prompt_tokens_details").put("cached_tokens", 0);
        usage.putObject("completion_tokens_details").put("reasoning_tokens", reasoning);
        return usage;
    }

    static void putIds(ObjectNode node, String field, List<Integer> ids) {
        ids.forEach(node.putArray(field)::add);
    }
}
