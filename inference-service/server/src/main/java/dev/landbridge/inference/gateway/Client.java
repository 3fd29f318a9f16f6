package dev.landbridge.inference.gateway;

import dev.landbridge.inference.deployment.ServedEngine;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.TimeUnit;

/** The caller's end of one request. */
final class Client {
    private final HttpServerRequest request;
    private final String requestId;
    private final long startNanos = System.nanoTime();
    private Future<Buffer> body;

    Client(HttpServerRequest request, String requestId) {
        this.request = request;
        this.requestId = requestId;
        response().putHeader("x-request-id", requestId);
    }

    HttpServerRequest request() {
        return request;
    }

    String requestId() {
        return requestId;
    }

    /** Starts to read the body; must be called before anything else is waited for, or its first bytes are lost. */
    void readBody(long maxBytes) {
        body = BoundedBody.read(request, maxBytes);
    }

    Future<Buffer> body() {
        return body;
    }

    HttpServerResponse response() {
        return request.response();
    }

    /** Who answered, on every answer of an engine. */
    void name(ServedEngine engine) {
        response()
                .putHeader("x-landbridge-model-version", engine.model() + "/" + engine.version())
                .putHeader("x-landbridge-deployment", engine.deploymentId())
                .putHeader("x-landbridge-chip", engine.chip())
                .putHeader("x-landbridge-numerics", engine.numerics());
    }

    void beginStream() {
        processingTime();
        response()
                .setStatusCode(200)
                .setChunked(true)
                .putHeader("content-type", "text/event-stream; charset=utf-8")
                .putHeader("cache-control", "no-cache")
                .putHeader("x-accel-buffering", "no");
    }

    void json(int status, String json) {
        if (response().closed() || response().ended()) {
            return;
        }
        processingTime();
        response()
                .setStatusCode(status)
                .putHeader("content-type", "application/json")
                .end(Buffer.buffer(json));
    }

    void error(OpenAiError error) {
        if (response().headWritten()) {
            return;
        }
        if (error.retryAfterSeconds() != null) {
            response()
                    .putHeader("retry-after", error.retryAfterSeconds().toString())
                    .putHeader("retry-after-ms", Integer.toString(error.retryAfterSeconds() * 1000));
        }
        json(error.status(), error.json());
    }

    void fail(Throwable cause) {
        error(cause instanceof OpenAiException refused ? refused.error() : OpenAiError.internal());
    }

    // Identity keeps the server from compressing: a compressor would hold chunks of a stream back.
    private void processingTime() {
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
        response().putHeader("openai-processing-ms", Long.toString(millis)).putHeader("content-encoding", "identity");
    }
}
