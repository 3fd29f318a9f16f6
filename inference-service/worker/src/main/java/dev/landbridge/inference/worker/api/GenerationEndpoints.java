package dev.landbridge.inference.worker.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.inference.worker.decode.Scheduler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** POST /v1/completions and /v1/chat/completions. */
final class GenerationEndpoints {
    private static final int MAX_LOGPROBS = 20;
    private static final int DEFAULT_COMPLETION_TOKENS = 16;

    private final ServedModel model;
    private final Scheduler scheduler;
    private final Clock clock;
    private final Conversations conversations;

    GenerationEndpoints(ServedModel model, Scheduler scheduler, Clock clock, Conversations conversations) {
        this.model = model;
        this.scheduler = scheduler;
        this.clock = clock;
        this.conversations = conversations;
    }

    void complete(RoutingContext request) {
        RequestBody body = RequestBody.parse(Bodies.bytes(request));
        model.require(body);
        GenerationSettings settings = GenerationSettings.parse(body);
        boolean echo = body.flag("echo", false);
        int logprobs = body.integer("logprobs", -1, 0, MAX_LOGPROBS);
        int min = echo ? 0 : 1;
        List<Generation.Work> works = new ArrayList<>();
        for (Prompt prompt : prompts(body, echo)) {
            int budget =
                    model.completionBudget(body, "max_tokens", prompt.tokens().length, min, DEFAULT_COMPLETION_TOKENS);
            works.add(new Generation.Work(prompt, budget, logprobs, echo && logprobs >= 0));
        }
        start(request, "cmpl-", settings, works, new CompletionFormat(model, settings, echo, logprobs >= 0));
    }

    void chat(RoutingContext request) {
        RequestBody body = RequestBody.parse(Bodies.bytes(request));
        model.require(body);
        GenerationSettings settings = GenerationSettings.parse(body);
        boolean scored = body.flag("logprobs", false);
        int top = body.integer("top_logprobs", 0, 0, MAX_LOGPROBS);
        if (top > 0 && !scored) {
            throw ApiError.invalid("top_logprobs", "'top_logprobs' needs 'logprobs': true");
        }
        Prompt prompt = conversations.render(body);
        String field = body.has("max_completion_tokens") ? "max_completion_tokens" : "max_tokens";
        int budget = model.completionBudget(body, field, prompt.tokens().length, 1, Integer.MAX_VALUE);
        List<Generation.Work> works = List.of(new Generation.Work(prompt, budget, scored ? top : -1, false));
        start(request, "chatcmpl-", settings, works, new ChatFormat(model, settings, scored));
    }

    private void start(
            RoutingContext request,
            String prefix,
            GenerationSettings settings,
            List<Generation.Work> works,
            AnswerFormat format) {
        String id = prefix + UUID.randomUUID().toString().replace("-", "");
        Answer answer = new Answer(id, clock.instant().getEpochSecond(), model.name(), Generation.promptTokens(works));
        new Generation(settings, format, answer, request.response(), Vertx.currentContext())
                .start(works, model, scheduler);
    }

    private List<Prompt> prompts(RequestBody body, boolean echo) {
        JsonNode prompt = body.get("prompt");
        boolean special = body.flag("add_special_tokens", true);
        List<Prompt> prompts = new ArrayList<>();
        if (prompt.isTextual()) {
            prompts.add(ofText(prompt.asText(), special));
        } else if (prompt.isArray() && prompt.path(0).isTextual()) {
            for (JsonNode text : prompt) {
                requirePrompt(text.isTextual());
                prompts.add(ofText(text.asText(), special));
            }
        } else if (prompt.isArray() && prompt.path(0).isArray()) {
            prompt.forEach(ids -> prompts.add(ofIds(ids, echo)));
        } else {
            requirePrompt(prompt.isArray() && !prompt.isEmpty());
            prompts.add(ofIds(prompt, echo));
        }
        return prompts;
    }

    private Prompt ofText(String text, boolean special) {
        int[] tokens = model.codec().encode(text, special);
        model.requireTokens(tokens, "prompt");
        return new Prompt(text, tokens);
    }

    private Prompt ofIds(JsonNode ids, boolean echo) {
        requirePrompt(ids.isArray());
        int[] tokens = Bodies.tokens(ids, "prompt");
        model.requireTokens(tokens, "prompt");
        // Only an echo shows the text; otherwise its end is enough to see whether the answer starts inside the
        // reasoning.
        int from = echo ? 0 : Math.max(0, tokens.length - 16);
        return new Prompt(model.codec().decode(Arrays.copyOfRange(tokens, from, tokens.length), false), tokens);
    }

    private static void requirePrompt(boolean valid) {
        if (!valid) {
            throw ApiError.invalid(
                    "prompt",
                    "'prompt' must be a string, a list of strings, a list of token ids or a list of such lists");
        }
    }
}
