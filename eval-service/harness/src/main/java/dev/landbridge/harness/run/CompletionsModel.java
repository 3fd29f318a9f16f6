package dev.landbridge.harness.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.landbridge.harness.python.PythonText;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A model behind an OpenAI-compatible completions endpoint that takes token ids and gives log-probabilities with echo
 * (vLLM, SGLang and Landbridge do). Requests have the bodies that lm-evaluation-harness's {@code local-completions} sends.
 */
public final class CompletionsModel implements LanguageModel {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int SEED = 1234;
    private static final int DEFAULT_MAX_TOKENS = 256;

    private final Door door;
    private final Limits limits;
    private volatile Tokenised newest = new Tokenised("");

    /** @param door of the endpoint */
    public CompletionsModel(Door door, Limits limits) {
        this.door = door;
        this.limits = limits;
    }

    /** Sends one request and gives its answer; retries are the door's business. */
    @FunctionalInterface
    public interface Door {
        /**
         * @param path for example {@code /v1/completions}
         * @throws IOException when there is no good answer after all retries
         */
        JsonNode post(String path, JsonNode body) throws IOException, InterruptedException;
    }

    /**
     * What is known of the model.
     *
     * @param maxLength tokens of prompt and answer together; longer prompts lose their beginning
     * @param prefixToken stands for an empty context: the beginning- or else the end-of-sequence token; -1 where the
     *     endpoint names none, and then such requests fail
     * @param endText of the end-of-sequence token, a stop string of every generation; null for none
     */
    public record Limits(String model, int maxLength, int prefixToken, String endText) {}

    @Override
    public Answer answer(Request request, int repeat) throws IOException, InterruptedException {
        if (request instanceof Request.Loglikelihood) {
            return likelihood((Request.Loglikelihood) request);
        }
        if (request instanceof Request.Rolling) {
            return new Answer.RollingLikelihood(rolling(((Request.Rolling) request).text()));
        }
        return generate((Request.Generate) request, repeat);
    }

    private Answer.Likelihood likelihood(Request.Loglikelihood request) throws IOException, InterruptedException {
        String context = PythonText.stripEnd(request.context());
        String continuation = request.context().substring(context.length()) + request.continuation();
        if (request.context().isEmpty()) {
            return score(new int[] {limits.prefixToken()}, tokens(continuation));
        }
        int[] whole = tokens(context + continuation);
        int[] before = contextTokens(context);
        int from = Math.min(before.length, whole.length);
        return score(before, Arrays.copyOfRange(whole, from, whole.length));
    }

    /** The choices of a document follow the same text, one after the other. */
    private record Tokenised(String text, int... ids) {}

    private int[] contextTokens(String context) throws IOException, InterruptedException {
        Tokenised known = newest;
        if (!known.text().equals(context)) {
            known = new Tokenised(context, tokens(context));
            newest = known;
        }
        return known.ids();
    }

    /** Disjoint windows; the first is conditioned on the prefix token, each other on the token before it. */
    private double rolling(String text) throws IOException, InterruptedException {
        int[] tokens = tokens(text);
        int window = limits.maxLength() - 1;
        double sum = 0;
        for (int from = 0; from < tokens.length; from += window) {
            int to = Math.min(from + window, tokens.length);
            int[] context = from == 0 ? new int[] {limits.prefixToken()} : contextOf(tokens, from, to, window);
            sum += score(context, Arrays.copyOfRange(tokens, from, to)).logprob();
        }
        return sum;
    }

    /** A last window that is short is filled with what stands before it. */
    private static int[] contextOf(int[] tokens, int from, int to, int window) {
        int start = Math.max(0, to - window - 1);
        return Arrays.copyOfRange(tokens, start, from);
    }

    private Answer.Likelihood score(int[] context, int... continuation) throws IOException, InterruptedException {
        if (context[0] < 0) {
            throw new IOException("the endpoint names no token that stands for an empty context");
        }
        int[] all = join(context, continuation);
        int keep = Math.min(all.length, limits.maxLength() - 1);
        int[] prompt = Arrays.copyOfRange(all, all.length - keep, all.length);
        ObjectNode body =
                body(prompt).put("temperature", 0).put("max_tokens", 1).put("logprobs", 1);
        body.put("seed", SEED).put("echo", true);
        JsonNode logprobs = door.post("/v1/completions", body).at("/choices/0/logprobs");
        JsonNode values = logprobs.path("token_logprobs");
        int end = values.size() - 1;
        int first = prompt.length - Math.min(continuation.length, prompt.length - 1);
        if (end != prompt.length) {
            throw new IOException("the endpoint scored " + end + " tokens of " + prompt.length);
        }
        double sum = 0;
        boolean greedy = true;
        for (int i = first; i < end; i++) {
            double value = values.get(i).asDouble(Double.NEGATIVE_INFINITY);
            sum += value;
            greedy &= value == largest(logprobs.path("top_logprobs").get(i));
        }
        return new Answer.Likelihood(sum, greedy);
    }

    private Answer.Text generate(Request.Generate request, int repeat) throws IOException, InterruptedException {
        Map<String, Object> options = request.options();
        int maxTokens = ((Number) options.getOrDefault("max_gen_toks", DEFAULT_MAX_TOKENS)).intValue();
        int[] tokens = tokens(request.context());
        int keep = Math.min(tokens.length, limits.maxLength() - maxTokens);
        ObjectNode body = body(Arrays.copyOfRange(tokens, tokens.length - keep, tokens.length));
        body.put("max_tokens", maxTokens);
        body.put("temperature", ((Number) options.getOrDefault("temperature", 0)).doubleValue());
        ArrayNode stop = body.putArray("stop");
        Object until = options.get("until");
        for (Object text : until instanceof List ? (List<?>) until : List.of(until)) {
            stop.add(text.toString());
        }
        if (limits.endText() != null) {
            stop.add(limits.endText());
        }
        body.put("seed", SEED + repeat);
        return new Answer.Text(
                door.post("/v1/completions", body).at("/choices/0/text").asText());
    }

    private ObjectNode body(int... prompt) {
        ObjectNode body = JSON.createObjectNode().put("model", limits.model());
        ArrayNode ids = body.putArray("prompt").addArray();
        for (int id : prompt) {
            ids.add(id);
        }
        return body;
    }

    private int[] tokens(String text) throws IOException, InterruptedException {
        ObjectNode body = JSON.createObjectNode()
                .put("model", limits.model())
                .put("prompt", text)
                .put("add_special_tokens", false);
        JsonNode tokens = door.post("/tokenize", body).path("tokens");
        int[] ids = new int[tokens.size()];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = tokens.get(i).asInt();
        }
        return ids;
    }

    private static double largest(JsonNode alternatives) {
        double largest = Double.NEGATIVE_INFINITY;
        for (JsonNode value : alternatives) {
            largest = Math.max(largest, value.asDouble());
        }
        return largest;
    }

    private static int[] join(int[] left, int... right) {
        int[] joined = Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, joined, left.length, right.length);
        return joined;
    }
}
