package dev.landbridge.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A real HTTP server that answers as a test says. */
public final class StubServer implements AutoCloseable {
    /** What a test does with a request. */
    @FunctionalInterface
    public interface Reaction {
        void to(HttpExchange exchange) throws IOException;
    }

    /** @param key the Idempotency-Key, or null */
    public record Seen(String method, String path, String key, String body) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Reaction> reactions = new ConcurrentHashMap<>();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();

    public StubServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Reacts to paths that begin with this; the longest wins. */
    public StubServer on(String prefix, Reaction reaction) {
        reactions.put(prefix, reaction);
        return this;
    }

    public List<Seen> seen() {
        return seen;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        boolean text = "application/json".equals(exchange.getRequestHeaders().getFirst("Content-Type"));
        String body = text ? new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8) : "";
        seen.add(new Seen(
                exchange.getRequestMethod(), path, exchange.getRequestHeaders().getFirst("Idempotency-Key"), body));
        try (exchange) {
            reactions.entrySet().stream()
                    .filter(entry -> path.startsWith(entry.getKey()))
                    .max((a, b) ->
                            Integer.compare(a.getKey().length(), b.getKey().length()))
                    .orElseThrow(() -> new IOException("no reaction to " + path))
                    .getValue()
                    .to(exchange);
        }
    }

    public static void json(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    public static void problem(HttpExchange exchange, int status, String code, String detail) throws IOException {
        json(exchange, status, "{\"status\":%d,\"code\":\"%s\",\"detail\":\"%s\"}".formatted(status, code, detail));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
