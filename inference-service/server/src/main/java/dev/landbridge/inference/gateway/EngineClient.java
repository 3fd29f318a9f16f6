package dev.landbridge.inference.gateway;

import dev.landbridge.inference.deployment.ServedEngine;
import io.netty.channel.Channel;
import io.netty.channel.socket.DuplexChannel;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.impl.ConnectionBase;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * HTTP to the engines, a connection a request: a pooled one may serve the next request on another event loop by the
 * time its client's leaving is noticed, and hanging up would then cut a stranger's answer.
 */
@ApplicationScoped
class EngineClient {
    private static final int MAX_CONNECTIONS = 4096;

    private final HttpClient http;

    EngineClient(Vertx vertx, GatewayConfig config) {
        http = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(MAX_CONNECTIONS)
                .setKeepAlive(false)
                .setConnectTimeout((int) config.connectTimeout().toMillis())
                .setDecompressionSupported(false));
    }

    Future<HttpClientRequest> post(ServedEngine engine, String path) {
        return request(engine, HttpMethod.POST, path);
    }

    Future<HttpClientRequest> get(ServedEngine engine, String path) {
        return request(engine, HttpMethod.GET, path);
    }

    private Future<HttpClientRequest> request(ServedEngine engine, HttpMethod method, String path) {
        return http.request(new RequestOptions()
                .setMethod(method)
                .setHost(engine.host())
                .setPort(engine.port())
                .setURI(path));
    }

    /**
     * Tells the engine that nobody waits for the rest, but leaves the other direction open: what it had already sent can
     * still be read and metered. The connection is not used again; cut it with {@code reset}.
     */
    static void hangUp(HttpClientRequest request) {
        Channel channel = request.connection() instanceof ConnectionBase connection ? connection.channel() : null;
        if (channel instanceof DuplexChannel duplex) {
            duplex.shutdownOutput();
        } else {
            request.reset();
        }
    }
}
