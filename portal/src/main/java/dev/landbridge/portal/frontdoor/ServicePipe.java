package dev.landbridge.portal.frontdoor;

import dev.landbridge.kit.problem.Problem;
import dev.landbridge.kit.problem.ProblemType;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Carries a request to a service and the answer back, chunk by chunk; whoever leaves first ends both sides. */
@ApplicationScoped
class ServicePipe {
    // RFC 9110, 7.6.1: these belong to one connection
    private static final Set<String> HOP_BY_HOP = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    // Bytes are handed on in pieces of this size; with the default of 8 KiB the hand-over costs more than the copy
    private static final int PIECE_BYTES = 128 << 10;

    private static final int QUEUE_BYTES = 1 << 20;

    private final HttpClient client;
    private final Refusals refusals;

    ServicePipe(Vertx vertx, FrontDoorConfig config, Refusals refusals) {
        this.refusals = refusals;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout((int) config.connectTimeout().toMillis())
                .setMaxPoolSize(config.maxConnections())
                .setKeepAlive(true)
                .setKeepAliveTimeout(30)
                .setIdleTimeout(30)
                .setIdleTimeoutUnit(TimeUnit.MINUTES)
                .setMaxChunkSize(PIECE_BYTES)
                .setDecompressionSupported(false));
    }

    void forward(RoutingContext context, URI service) {
        HttpServerRequest request = context.request();
        request.pause();
        RequestOptions options = new RequestOptions()
                .setMethod(request.method())
                .setHost(service.getHost())
                .setPort(service.getPort())
                .setURI(request.uri());
        client.request(options)
                .onSuccess(upstream -> exchange(context, upstream))
                .onFailure(e -> unreachable(context));
    }

    private void exchange(RoutingContext context, HttpClientRequest upstream) {
        HttpServerRequest request = context.request();
        HttpServerResponse response = context.response();
        if (response.closed()) {
            upstream.reset();
            return;
        }
        response.closeHandler(closed -> upstream.reset());
        upstream.setWriteQueueMaxSize(QUEUE_BYTES);
        copyHeaders(request.headers(), upstream.headers());
        upstream.putHeader(
                "X-Forwarded-Host",
                request.authority() == null ? "" : request.authority().toString());
        upstream.putHeader("X-Forwarded-Proto", request.isSSL() ? "https" : "http");
        upstream.response().onSuccess(answer -> answer(context, answer)).onFailure(e -> unreachable(context));
        if (request.getHeader("Content-Length") == null && request.getHeader("Transfer-Encoding") != null) {
            upstream.setChunked(true);
        }
        request.pipeTo(upstream).onFailure(e -> upstream.reset());
    }

    private void answer(RoutingContext context, HttpClientResponse answer) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(answer.statusCode());
        response.setWriteQueueMaxSize(QUEUE_BYTES);
        copyHeaders(answer.headers(), response.headers());
        if (answer.getHeader("Content-Encoding") == null) {
            // what the service sent plain, above all an event stream, is not held back to be compressed here
            response.putHeader("Content-Encoding", "identity");
        }
        if (answer.getHeader("Content-Length") == null) {
            response.setChunked(true);
        }
        answer.pipeTo(response).onFailure(e -> response.reset());
    }

    private void unreachable(RoutingContext context) {
        refusals.send(
                context,
                Problem.of(
                        ProblemType.UPSTREAM_FAILED,
                        "The service behind this address does not answer. Try again; './landbridge status' shows what is down."));
    }

    private static void copyHeaders(MultiMap from, MultiMap to) {
        from.forEach(header -> {
            String name = header.getKey().toLowerCase(java.util.Locale.ROOT);
            if (!HOP_BY_HOP.contains(name) && !name.equals("host")) {
                to.set(header.getKey(), from.getAll(header.getKey()));
            }
        });
    }
}
