package dev.landbridge.eval.lmeval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The only address that a child may ask, with a key of its own: both lead to one target and end with the evaluation. The
 * credentials of the target stay here.
 */
public final class HarnessRelay implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int KEY_BYTES = 32;
    private static final int MAX_BODY = 32 << 20;
    private static final Set<String> POSTS =
            Set.of("/v1/completions", "/v1/chat/completions", "/tokenize", "/detokenize");
    private static final Set<String> GETS = Set.of("/tokenizer_info");

    private final HttpServer server;
    private final ExecutorService pool;
    private final Forward forward;
    private final String key;

    private HarnessRelay(HttpServer server, ExecutorService pool, Forward forward, String key) {
        this.server = server;
        this.pool = pool;
        this.forward = forward;
        this.key = key;
    }

    /** Asks the target. */
    public interface Forward {
        JsonNode post(String path, JsonNode body) throws IOException, InterruptedException;

        /** Empty where the target does not tell. */
        Optional<JsonNode> get(String path) throws IOException, InterruptedException;
    }

    /** @param concurrency requests at once */
    public static HarnessRelay open(Forward forward, int concurrency) throws IOException {
        byte[] secret = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(secret);
        String key = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ExecutorService pool = Executors.newFixedThreadPool(concurrency, task -> {
            Thread thread = new Thread(task, "lm-eval-relay");
            thread.setDaemon(true);
            return thread;
        });
        HarnessRelay relay = new HarnessRelay(server, pool, forward, key);
        server.setExecutor(pool);
        server.createContext("/", relay::answer);
        server.start();
        return relay;
    }

    /** Without a slash at its end. */
    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public String key() {
        return key;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            boolean post = exchange.getRequestMethod().equals("POST");
            if (!isKnown(exchange.getRequestHeaders().getFirst("Authorization"))) {
                send(exchange, 401, error("the key of this evaluation is missing or wrong"));
            } else if (!(post ? POSTS : GETS).contains(path)) {
                send(exchange, 404, error("there is no " + path));
            } else {
                forward(exchange, path, post);
            }
        }
    }

    private void forward(HttpExchange exchange, String path, boolean post) throws IOException {
        try {
            Optional<JsonNode> answer = post
                    ? Optional.of(forward.post(
                            path, JSON.readTree(exchange.getRequestBody().readNBytes(MAX_BODY))))
                    : forward.get(path);
            send(exchange, answer.isPresent() ? 200 : 404, answer.orElseGet(() -> error("the target does not tell")));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            send(exchange, 503, error("the evaluation ends"));
        } catch (IOException | RuntimeException e) {
            send(exchange, 502, error(String.valueOf(e.getMessage())));
        }
    }

    private boolean isKnown(String authorization) {
        byte[] wanted = ("Bearer " + key).getBytes(StandardCharsets.US_ASCII);
        return authorization != null
                && MessageDigest.isEqual(wanted, authorization.getBytes(StandardCharsets.US_ASCII));
    }

    private static JsonNode error(String message) {
        return JsonNodeFactory.instance
                .objectNode()
                .set("error", JsonNodeFactory.instance.objectNode().put("message", message));
    }

    private static void send(HttpExchange exchange, int status, JsonNode body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        pool.shutdownNow();
    }
}
