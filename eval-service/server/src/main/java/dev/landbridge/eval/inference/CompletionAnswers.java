package dev.landbridge.eval.inference;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.eval.job.JobFailure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Reads the answers of the OpenAI door. */
final class CompletionAnswers {
    private static final String ID_PREFIX = "token_id:";

    private CompletionAnswers() {}

    /** @param rows keep at most this many, dropping what was generated after an echoed prompt */
    static ScoredSequence scored(JsonNode choice, int rows, int topK) {
        JsonNode logprobs = choice.path("logprobs");
        List<Integer> ids = new ArrayList<>();
        List<Float> values = new ArrayList<>();
        List<List<Integer>> topIds = new ArrayList<>();
        List<List<Float>> topLogprobs = new ArrayList<>();
        int n = Math.min(rows, logprobs.path("tokens").size());
        for (int i = 0; i < n; i++) {
            ids.add(id(logprobs.path("tokens").get(i).asText()));
            JsonNode value = logprobs.path("token_logprobs").path(i);
            values.add(value.isNumber() ? value.floatValue() : null);
            List<Map.Entry<String, JsonNode>> top =
                    new ArrayList<>(logprobs.path("top_logprobs").path(i).properties());
            top.sort(Comparator.comparingDouble(entry -> -entry.getValue().asDouble()));
            top = top.subList(0, Math.min(topK, top.size()));
            topIds.add(top.stream().map(entry -> id(entry.getKey())).toList());
            topLogprobs.add(
                    top.stream().map(entry -> entry.getValue().floatValue()).toList());
        }
        return new ScoredSequence(
                ids,
                values,
                topIds,
                topLogprobs,
                List.of(),
                choice.path("text").asText(),
                choice.path("finish_reason").asText("stop"));
    }

    static ScoredSequence tokenised(JsonNode choice) {
        if (!choice.path("prompt_token_ids").isArray()) {
            throw new JobFailure("The endpoint does not return token ids, so the trace cannot be bound to them.");
        }
        List<Integer> ids = StreamSupport.stream(choice.path("prompt_token_ids").spliterator(), false)
                .map(JsonNode::asInt)
                .toList();
        List<String> texts = StreamSupport.stream(
                        choice.path("logprobs").path("tokens").spliterator(), false)
                .limit(ids.size())
                .map(JsonNode::asText)
                .toList();
        return new ScoredSequence(ids, List.of(), List.of(), List.of(), texts, "", "");
    }

    static ChatAnswer chat(JsonNode answer, long latencyMs) {
        JsonNode choice = answer.path("choices").path(0);
        JsonNode message = choice.path("message");
        String content = message.path("content").asText("");
        if (message.path("content").isNull()) {
            content = "";
        }
        String reasoning = message.path("reasoning_content").isTextual()
                ? message.path("reasoning_content").asText()
                : "";
        String output = reasoning.isEmpty() ? content : "<think>" + reasoning + "</think>" + content;
        JsonNode usage = answer.path("usage");
        return new ChatAnswer(
                content,
                reasoning,
                output,
                choice.path("finish_reason").asText("stop"),
                usage.path("prompt_tokens").asInt(),
                usage.path("completion_tokens").asInt(),
                latencyMs);
    }

    private static int id(String name) {
        if (!name.startsWith(ID_PREFIX)) {
            throw new JobFailure("The endpoint names tokens by text; it must honour return_tokens_as_token_ids.");
        }
        return Integer.parseInt(name.substring(ID_PREFIX.length()));
    }
}
