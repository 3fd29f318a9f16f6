package dev.landbridge.inference.worker.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.inference.worker.decode.SamplingOptions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** The request fields that completions and chat completions share. */
record GenerationSettings(
        int n,
        SamplingOptions sampling,
        List<String> stop,
        Set<Integer> stopTokenIds,
        boolean ignoreEos,
        boolean stream,
        boolean includeUsage,
        boolean continuousUsage,
        boolean returnTokenIds,
        boolean tokensAsIds) {
    private static final int MAX_STOPS = 16;
    private static final int MAX_CHOICES = 128;
    /** Odd 64-bit constant (golden ratio) that separates the random sequences of a request's choices. */
    private static final long CHOICE_STRIDE = 0x9E3779B97F4A7C15L;

    private static final List<String> UNSUPPORTED = List.of(
            "tools",
            "tool_choice",
            "functions",
            "function_call",
            "logit_bias",
            "suffix",
            "best_of",
            "prompt_logprobs",
            "logprob_token_ids",
            "allowed_token_ids",
            "bad_words",
            "structured_outputs",
            "guided_json",
            "guided_regex",
            "guided_choice",
            "audio",
            "prediction");
    private static final List<String> NEUTRAL_AT_ZERO =
            List.of("presence_penalty", "frequency_penalty", "min_p", "min_tokens", "truncate_prompt_tokens");

    static GenerationSettings parse(RequestBody body) {
        refuseUnsupported(body);
        boolean stream = body.flag("stream", false);
        if (body.has("stream_options") && !stream) {
            throw ApiError.invalid("stream_options", "'stream_options' needs 'stream': true");
        }
        boolean usage =
                body.has("stream_options") && body.object("stream_options").flag("include_usage", false);
        boolean continuous = usage && body.object("stream_options").flag("continuous_usage_stats", false);
        return new GenerationSettings(
                body.integer("n", 1, 1, MAX_CHOICES),
                sampling(body),
                body.texts("stop", MAX_STOPS),
                body.integers("stop_token_ids"),
                body.flag("ignore_eos", false),
                stream,
                usage,
                continuous,
                body.flag("return_token_ids", false),
                body.flag("return_tokens_as_token_ids", false));
    }

    SamplingOptions sampling(int choice) {
        return new SamplingOptions(
                sampling.temperature(), sampling.topP(), sampling.topK(), sampling.seed() + choice * CHOICE_STRIDE);
    }

    private static SamplingOptions sampling(RequestBody body) {
        long seed = body.wholeNumber("seed", ThreadLocalRandom.current().nextLong());
        int topK = body.integer("top_k", 0, -1, Integer.MAX_VALUE);
        double topP = body.number("top_p", 1, 0, 1);
        if (topP == 0) {
            throw ApiError.invalid("top_p", "'top_p' must be greater than 0");
        }
        return new SamplingOptions(body.number("temperature", 1, 0, 2), topP, Math.max(0, topK), seed);
    }

    private static void refuseUnsupported(RequestBody body) {
        for (String name : UNSUPPORTED) {
            JsonNode value = body.get(name);
            boolean neutral = value.isContainerNode() && value.isEmpty()
                    || name.equals("tool_choice") && value.asText().equals("none")
                    || name.equals("best_of") && value.asInt() == 1;
            if (body.has(name) && !neutral) {
                throw ApiError.unsupported(name);
            }
        }
        for (String name : NEUTRAL_AT_ZERO) {
            if (body.has(name) && body.get(name).asDouble(1) != 0) {
                throw ApiError.unsupported(name);
            }
        }
        if (body.has("repetition_penalty") && body.get("repetition_penalty").asDouble() != 1) {
            throw ApiError.unsupported("repetition_penalty");
        }
        if (body.has("response_format")
                && !body.get("response_format").path("type").asText().equals("text")) {
            throw ApiError.unsupported("response_format");
        }
    }
}
