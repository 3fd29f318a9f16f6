package dev.landbridge.portal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** One small server in the place of all services: echoes what reached it, streams without end at /v1/stream. */
public final class FakeServices implements QuarkusTestResourceLifecycleManager {
    static final CountDownLatch STREAM_ABANDONED = new CountDownLatch(1);

    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", FakeServices::echo);
        server.createContext("/v1/stream", FakeServices::stream);
        server.start();
        Map<String, String> config = new HashMap<>();
        for (String service : List.of("registry", "training", "inference")) {
            config.put(
                    "landbridge.front-door.services." + service,
                    "http://127.0.0.1:" + server.getAddress().getPort());
        }
        // nobody listens there
        config.put("landbridge.front-door.services.eval", "http://127.0.0.1:1");
        config.put("landbridge.operator.password", "correct-horse-battery");
        return config;
    }

    private static void echo(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String answer = String.join(
                "\n",
                "path=" + exchange.getRequestURI(),
                "authorization=" + exchange.getRequestHeaders().getFirst("Authorization"),
                "cookie=" + exchange.getRequestHeaders().getFirst("Cookie"),
                "request-id=" + exchange.getRequestHeaders().getFirst("X-Request-Id"),
                "body=" + new String(body, StandardCharsets.UTF_8));
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static void stream(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            // longer than any test waits, so that only a broken pipe ends it
            for (int i = 0; i < 10_000; i++) {
                out.write(("data: " + i + "\n\n").getBytes(StandardCharsets.UTF_8));
                out.flush();
                Thread.sleep(20);
            }
        } catch (IOException e) {
            STREAM_ABANDONED.countDown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        server.stop(0);
    }
}
