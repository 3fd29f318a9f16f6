package dev.landbridge.inference.usage;

import com.fasterxml.jackson.databind.JsonNode;

/** Tokens of one request, as the engine counts them. Reasoning is part of completion, cached is part of prompt. */
public record TokenCounts(long prompt, long completion, long reasoning, long cached) {
    public static final TokenCounts NONE = new TokenCounts(0, 0, 0, 0);

    /** From the OpenAI {@code usage} object. */
    public static TokenCounts of(JsonNode usage) {
        return new TokenCounts(
                usage.path("prompt_tokens").asLong(),
                usage.path("completion_tokens").asLong(),
                usage.path("completion_tokens_details").path("reasoning_tokens").asLong(),
                usage.path("prompt_tokens_details").path("cached_tokens").asLong());
    }

    /** Running totals never shrink, whichever frame is read last. */
    public TokenCounts max(TokenCounts other) {
        return new TokenCounts(
                Math.max(prompt, other.prompt),
                Math.max(completion, other.completion),
                Math.max(reasoning, other.reasoning),
                Math.max(cached, other.cached));
    }
}
