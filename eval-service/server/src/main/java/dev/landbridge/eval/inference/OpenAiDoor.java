package dev.landbridge.eval.inference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.landbridge.eval.job.JobFailure;
import dev.landbridge.kit.access.ServiceTokens;
import dev.landbridge.proof.golden.AttemptKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The OpenAI-compatible door of a target: teacher-forced scores, greedy continuations, chat. */
@ApplicationScoped
public class OpenAiDoor {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final int MAX_TRIES = 6;
    private static final int SEED = 1234;
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final ServiceTokens tokens;

    OpenAiDoor(ServiceTokens tokens) {
        this.tokens = tokens;
    }

    /** Tokenises a text as the engine does, with the text of each token. */
    public ScoredSequence tokenise(Target target, String text, Attempts attempts)
            throws IOException, InterruptedException {
        ObjectNode body = completion(target, 1).put("echo", true).put("logprobs", 1);
        body.put("return_token_ids", true).put("add_special_tokens", false).put("prompt", text);
        JsonNode choice =
                post(target, "/completions", body, attempts).path("choices").path(0);
        return CompletionAnswers.tokenised(choice);
    }

    /** Teacher-forced scores of the ids; the first row has no score. */
    public ScoredSequence score(Target target, List<Integer> ids, int topK, Attempts attempts)
            throws IOException, InterruptedException {
        ObjectNode body = completion(target, 1).put("echo", true).put("logprobs", topK);
        body.put("return_tokens_as_token_ids", true).set("prompt", ids(ids));
        JsonNode choice =
                post(target, "/completions", body, attempts).path("choices").path(0);
        ScoredSequence scored = CompletionAnswers.scored(choice, ids.size(), topK);
        if (!scored.ids().equals(ids)) {
            throw new JobFailure("The endpoint echoed other token ids than it was sent.");
        }
        return scored;
    }

    /** Greedy continuation with scores of the tokens it wrote. */
    public ScoredSequence continueGreedily(
            Target target, List<Integer> prompt, int maxTokens, int topK, Attempts attempts)
            throws IOException, InterruptedException {
        ObjectNode body = completion(target, maxTokens).put("logprobs", topK);
        body.put("return_tokens_as_token_ids", true).set("prompt", ids(prompt));
        JsonNode choice =
                post(target, "/completions", body, attempts).path("choices").path(0);
        return CompletionAnswers.scored(choice, Integer.MAX_VALUE, topK);
    }

    public ChatAnswer chat(Target target, String question, Attempts attempts) throws IOException, InterruptedException {
        ObjectNode body = JSON.createObjectNode().put("model", target.modelName());
        body.put("temperature", 0).put("seed", SEED);
        body.putArray("messages").addObject().put("role", "user").put("content", question);
        long started = System.nanoTime();
        JsonNode answer = post(target, "/chat/completions", body, attempts);
        long latency = Duration.ofNanos(System.nanoTime() - started).toMillis();
        return CompletionAnswers.chat(answer, latency);
    }

    private static ObjectNode completion(Target target, int maxTokens) {
        return JSON.createObjectNode()
                .put("model", target.modelName())
                .put("temperature", 0)
                .put("seed", SEED)
                .put("max_tokens", maxTokens);
    }

    private static JsonNode ids(List<Integer> ids) {
        return JSON.valueToTree(ids);
    }

    /** What brought no answer is told and tried again; any other refusal ends the job. */
    private JsonNode post(Target target, String path, ObjectNode body, Attempts attempts)
            throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                JsonNode answer = once(target, "/v1" + path, body);
                if (answer.path("choices").path(0).isObject()) {
                    return answer;
                }
                throw new FailedAttemptException(AttemptKind.MALFORMED, "HTTP 200 without a choice from " + path);
            } catch (RefusedException e) {
                throw new JobFailure("The endpoint refused a request: " + e.getMessage());
            } catch (FailedAttemptException e) {
                attempts.failed(e);
                if (attempt == MAX_TRIES) {
                    throw givenUp(e);
                }
                pause(attempt);
            }
        }
    }

    /** Who is away may come back; who answers again and again with nothing will not. */
    private static FailedAttemptException givenUp(FailedAttemptException last) {
        if (last.kind().garbage()) {
            throw new JobFailure(
                    "The endpoint gave no answer in %d tries, at last %s.".formatted(MAX_TRIES, last.getMessage()));
        }
        return last;
    }

    /**
     * One try of one request.
     *
     * @param path as of a server at the root, for example {@code /v1/completions} or {@code /tokenize}
     * @throws RefusedException when another try would not help
     * @throws FailedAttemptException when it might
     */
    public JsonNode once(Target target, String path, JsonNode body) throws IOException, InterruptedException {
        HttpRequest request = request(target, path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        HttpResponse<String> response = send(request, path);
        int status = response.statusCode();
        if (status == 200) {
            return parsed(response.body(), path);
        }
        if (status == 429 || status >= 500) {
            throw FailedAttemptException.ofStatus(
                    status, error(response.body()).path("code").asText(""), path);
        }
        throw new RefusedException(error(response.body()).path("message").asText("no message"));
    }

    private HttpResponse<String> send(HttpRequest request, String path) throws IOException, InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new FailedAttemptException(
                    AttemptKind.CONNECTION_LOST, e.getClass().getSimpleName() + " at " + path);
        }
    }

    private static JsonNode parsed(String body, String path) throws FailedAttemptException {
        if (body.isBlank()) {
            throw new FailedAttemptException(AttemptKind.EMPTY, "HTTP 200 without a body from " + path);
        }
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new FailedAttemptException(AttemptKind.MALFORMED, "HTTP 200 with an unreadable body from " + path);
        }
    }

    /** Empty where the server does not tell. */
    public Optional<JsonNode> ask(Target target, String path) throws IOException, InterruptedException {
        HttpResponse<String> response =
                client.send(request(target, path).GET().build(), HttpResponse.BodyHandlers.ofString());
        return response.statusCode() == 200 ? Optional.of(JSON.readTree(response.body())) : Optional.empty();
    }

    private HttpRequest.Builder request(Target target, String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(target.address(path))).timeout(TIMEOUT);
        bearer(target).ifPresent(token -> request.header("Authorization", "Bearer " + token));
        return request;
    }

    /** The service's own token never leaves the installation. */
    private Optional<String> bearer(Target target) {
        return target instanceof Target.Foreign foreign ? foreign.apiKey() : Optional.of(tokens.forTeam(target.team()));
    }

    private static void pause(int attempt) throws InterruptedException {
        Thread.sleep(50L << attempt);
    }

    private static JsonNode error(String body) {
        try {
            return JSON.readTree(body).path("error");
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }
}
