package dev.landbridge.inference.engine;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An engine process that speaks the worker's protocol without a model. The prompt steers it: {@code tokens=5 delay=2
 * prompt=7 reasoning=2 status=503 die_at=3 drop_at=3 silent=1 garbage=0 names=both}. It counts the tokens it
 * wrote to a client that was there, and the prompt with the first of them.
 */
public final class FakeEngine {
    private final Vertx vertx = Vertx.vertx();
    private final String digest;
    private final Map<String, Counted> counted = new LinkedHashMap<>();

    private FakeEngine(String digest) {
        this.digest = digest;
    }

    public static void main(String[] args) throws Exception {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i + 1 < args.length; i++) {
            if (args[i].startsWith("--")) {
                options.put(args[i], args[i + 1]);
            }
        }
        String config = Files.readString(Path.of(options.get("--model"), "config.json"));
        if (config.contains("digest-mismatch")) {
            System.out.println(
                    "{\"type\":\"error\",\"code\":\"digest-mismatch\",\"message\":\"other bytes\",\"exit_code\":4}");
            System.exit(4);
        }
        if (config.contains("out-of-memory")) {
            System.exit(1);
        }
        String digest = config.contains("liar") ? "0".repeat(64) : options.get("--expect-digest");
        new FakeEngine(digest).serve(options);
    }

    private void serve(Map<String, String> options) throws Exception {
        int port = vertx.createHttpServer()
                .requestHandler(this::handle)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get()
                .actualPort();
        String fault = options.getOrDefault("--fault", "");
        JsonObject switches = new JsonObject().put("graph", "graph");
        if (options.containsKey("--switch")) {
            String[] level = options.get("--switch").split("=", 2);
            switches.put(level[0], level[1]);
        }
        System.out.println(new JsonObject()
                .put("type", "ready")
                .put("port", port)
                .put("loaded_digest", digest)
                .put("graph_digest", "graph" + fault + options.get("--numerics"))
                .put("engine", "fake")
                .put("engine_version", "1")
                .put("platform_row", "none")
                .put("slots", 4)
                .put("max_model_len", 128)
                .put("switches", switches)
                .encode());
        while (System.in.read() >= 0) {
            // the parent only ever closes the pipe
        }
        System.exit(0);
    }

    private void handle(HttpServerRequest request) {
        if (request.path().equals("/counts")) {
            JsonObject all = new JsonObject();
            counted.forEach((id, c) -> all.put(
                    id,
                    new JsonObject()
                            .put("prompt", c.completion == 0 ? 0 : c.prompt)
                            .put("completion", c.completion)
                            .put("gone_at", c.goneAt)));
            request.response().end(all.encode());
        } else if (request.path().equals("/tokenizer_info")) {
            request.response().end(new JsonObject().put("eos_token", "</s>").encode());
        } else if (request.path().equals("/environment")) {
            request.response().end(new JsonArray(List.copyOf(System.getenv().keySet())).encode());
        } else {
            request.body().onSuccess(body -> generate(request, body.toJsonObject()));
        }
    }

    private void generate(HttpServerRequest request, JsonObject body) {
        if (request.path().equals("/tokenize")) {
            request.response()
                    .end(new JsonObject()
                            .put("tokens", new JsonArray(List.of(1, 2)))
                            .put("count", 2)
                            .encode());
            return;
        }
        Steering steering = Steering.of(body);
        if (steering.number("status", 200) != 200) {
            request.response()
                    .setStatusCode(steering.number("status", 200))
                    .putHeader("retry-after", "3")
                    .end(
                            "{\"error\":{\"message\":\"steered\",\"type\":\"BadRequestError\",\"param\":null,\"code\":400}}");
            return;
        }
        Counted count = new Counted(steering.number("prompt", 3));
        counted.put(request.getHeader("x-request-id"), count);
        boolean[] gone = new boolean[1];
        request.response().closeHandler(closed -> {
            gone[0] = true;
            count.goneAt = System.currentTimeMillis();
        });
        if (steering.number("silent", 0) == 1) {
            return;
        }
        if (steering.number("garbage", -1) >= 0) {
            request.response().end("<".repeat(steering.number("garbage", 0)));
            return;
        }
        if (body.getBoolean("stream", false)) {
            request.response().setChunked(true).putHeader("content-type", "text/event-stream; charset=utf-8");
            next(request.response(), body, steering, count, gone, 1);
        } else {
            vertx.setTimer(
                    Math.max(1, steering.number("delay", 1) * steering.number("tokens", 5)),
                    t -> whole(request.response(), body, steering, count, gone));
        }
    }

    private void whole(HttpServerResponse response, JsonObject body, Steering steering, Counted count, boolean[] gone) {
        if (gone[0]) {
            return;
        }
        count.completion = steering.number("tokens", 5);
        response.putHeader("content-type", "application/json")
                .end(new JsonObject()
                        .put("id", "cmpl-1")
                        .put("model", body.getString("model"))
                        .put("seen", body)
                        .put(
                                "choices",
                                new JsonArray()
                                        .add(new JsonObject()
                                                .put("index", 0)
                                                .put(
                                                        "message",
                                                        new JsonObject()
                                                                .put("role", "assistant")
                                                                .put("content", "x".repeat(count.completion))
                                                                .put("reasoning", "why"))))
                        .put("usage", usage(count, steering))
                        .encode());
    }

    private void next(
            HttpServerResponse response, JsonObject body, Steering steering, Counted count, boolean[] gone, int token) {
        if (gone[0] || response.closed()) {
            return;
        }
        if (token == steering.number("die_at", -1)) {
            Runtime.getRuntime().halt(137);
        }
        if (token == steering.number("drop_at", -1)) {
            response.reset();
            return;
        }
        if (token > steering.number("tokens", 5)) {
            response.write(event(new JsonObject()
                    .put("model", body.getString("model"))
                    .put("choices", new JsonArray())
                    .put("usage", usage(count, steering))
                    .encode()));
            response.end("data: [DONE]\n\n");
            return;
        }
        count.completion = token;
        JsonObject delta = token <= steering.number("reasoning", 0)
                ? new JsonObject().put("reasoning", "r" + token)
                : new JsonObject().put("content", "t" + token);
        response.write(event(new JsonObject()
                .put("model", body.getString("model"))
                .put(
                        "choices",
                        new JsonArray().add(new JsonObject().put("index", 0).put("delta", delta)))
                .put("usage", usage(count, steering))
                .encode()));
        int delay = steering.number("delay", 1);
        if (delay == 0) {
            next(response, body, steering, count, gone, token + 1);
        } else {
            vertx.setTimer(delay, t -> next(response, body, steering, count, gone, token + 1));
        }
    }

    private static Buffer event(String json) {
        return Buffer.buffer("data: " + json + "\n\n");
    }

    private static JsonObject usage(Counted count, Steering steering) {
        return new JsonObject()
                .put("prompt_tokens", count.prompt)
                .put("completion_tokens", count.completion)
                .put("prompt_tokens_details", new JsonObject().put("cached_tokens", 1))
                .put(
                        "completion_tokens_details",
                        new JsonObject()
                                .put("reasoning_tokens", Math.min(count.completion, steering.number("reasoning", 0))));
    }

    private static final class Counted {
        final int prompt;
        int completion;
        long goneAt;

        Counted(int prompt) {
            this.prompt = prompt;
        }
    }

    private record Steering(Map<String, String> values) {
        static Steering of(JsonObject body) {
            String text = body.containsKey("messages")
                    ? body.getJsonArray("messages").getJsonObject(0).getString("content")
                    : body.getString("prompt", "");
            Map<String, String> values = new HashMap<>();
            Arrays.stream(text.split(" "))
                    .map(word -> word.split("=", 2))
                    .filter(pair -> pair.length == 2)
                    .forEach(pair -> values.put(pair[0], pair[1]));
            return new Steering(values);
        }

        int number(String name, int fallback) {
            return Integer.parseInt(values.getOrDefault(name, Integer.toString(fallback)));
        }
    }
}
