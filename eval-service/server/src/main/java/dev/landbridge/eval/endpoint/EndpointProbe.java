package dev.landbridge.eval.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.landbridge.eval.inference.Target;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;

/** Asks a server for one token through each door it is said to have. */
@ApplicationScoped
class EndpointProbe {
    private static final int MAX_BODY = 64 * 1024;
    private static final int MAX_MESSAGE = 300;
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Duration timeout;

    EndpointProbe(EndpointConfig config) {
        this.timeout = config.probeTimeout();
    }

    /** A sentence for people, in which the key does not occur. */
    record Result(boolean ok, String detail) {}

    Result ask(Target.Foreign target, boolean chat, boolean completions) throws InterruptedException {
        ObjectNode body =
                JSON.createObjectNode().put("model", target.modelName()).put("max_tokens", 1);
        if (chat) {
            ObjectNode question = body.deepCopy();
            question.putArray("messages").addObject().put("role", "user").put("content", "1");
            Result result = post(target, "/chat/completions", question);
            if (!result.ok()) {
                return result;
            }
        }
        if (completions) {
            return post(target, "/completions", body.put("prompt", "1"));
        }
        return new Result(true, "The server answers.");
    }

    private Result post(Target.Foreign target, String path, ObjectNode body) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(target.baseUrl() + path))
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
        target.apiKey().ifPresent(key -> request.header("Authorization", "Bearer " + key));
        try {
            HttpResponse<InputStream> response =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            byte[] bytes;
            try (InputStream in = response.body()) {
                bytes = in.readNBytes(MAX_BODY);
            }
            return judge(target, path, response.statusCode(), bytes);
        } catch (HttpTimeoutException e) {
            return new Result(false, "No answer from " + path + " within " + timeout.toSeconds() + " s.");
        } catch (IOException e) {
            return new Result(false, "The server cannot be reached.");
        }
    }

    private static Result judge(Target.Foreign target, String path, int status, byte[] body) {
        JsonNode answer;
        try {
            answer = JSON.readTree(body);
        } catch (IOException e) {
            answer = JSON.missingNode();
        }
        if (status == 200 && answer.path("choices").path(0).isObject()) {
            return new Result(true, "The server answers.");
        }
        if (status == 200) {
            return new Result(false, path + " answers, but not as an OpenAI-compatible server does.");
        }
        String message = said(answer, target.apiKey());
        return new Result(false, path + " answers HTTP " + status + (message.isEmpty() ? "." : ": " + message));
    }

    private static String said(JsonNode answer, Optional<String> apiKey) {
        String whole = answer.path("error")
                .path("message")
                .asText(answer.path("message").asText(""));
        String message = apiKey.map(key -> whole.replace(key, "***")).orElse(whole);
        return message.substring(0, Math.min(MAX_MESSAGE, message.length()));
    }
}
