package dev.landbridge.inference.gateway;

import dev.landbridge.inference.usage.Meter;
import dev.landbridge.inference.usage.UsageStatus;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * One request on its way through: to the engine, back to the client, into the meter. Lives on one event loop. The end
 * of the answer waits for the usage record; a client that leaves ends the engine's work.
 */
final class Relay {
    private static final Logger LOG = Logger.getLogger(Relay.class);

    private final Vertx vertx;
    private final GatewayConfig config;
    private final Client client;
    private final InferenceRequest request;
    private final AnswerRewriter rewriter;
    private final Meter meter;
    private final Context context;
    private HttpClientRequest upstream;
    private HttpClientResponse answer;
    private boolean clientGone;
    private boolean finished;
    private long timer = -1;
    private long lastByteNanos;

    Relay(Vertx vertx, GatewayConfig config, Client client, InferenceRequest request, Meter meter) {
        this.vertx = vertx;
        this.config = config;
        this.client = client;
        this.request = request;
        this.rewriter = new AnswerRewriter(request);
        this.meter = meter;
        this.context = vertx.getOrCreateContext();
        client.response().closeHandler(closed -> clientLeft());
        client.response().exceptionHandler(broken -> clientLeft());
    }

    /** Sends the request; the answer takes its way from there. */
    void send(HttpClientRequest engineRequest, String body) {
        upstream = engineRequest;
        if (clientGone) {
            upstream.reset();
            return;
        }
        Duration wait = request.stream() ? config.firstByteTimeout() : config.answerTimeout();
        upstream.putHeader("content-type", "application/json").putHeader("x-request-id", client.requestId());
        timer = vertx.setTimer(wait.toMillis(), expired -> {
            fail(OpenAiError.timeout());
            upstream.reset();
        });
        upstream.exceptionHandler(this::engineFailed);
        upstream.send(Buffer.buffer(body)).onSuccess(this::answered).onFailure(this::engineFailed);
    }

    void engineFailed(Throwable cause) {
        if (!finished && !clientGone) {
            LOG.debugf(cause, "engine failed on %s", client.requestId());
        }
        fail(OpenAiError.backend());
    }

    private void answered(HttpClientResponse response) {
        answer = response;
        if (finished) {
            upstream.reset();
            return;
        }
        response.exceptionHandler(this::engineFailed);
        String contentType = response.getHeader("content-type");
        if (response.statusCode() == 200 && contentType != null && contentType.startsWith("text/event-stream")) {
            stream(response);
        } else {
            response.body().onSuccess(body -> whole(response, body)).onFailure(this::engineFailed);
        }
    }

    private void whole(HttpClientResponse response, Buffer body) {
        String text = body.toString(StandardCharsets.UTF_8);
        if (response.statusCode() != 200) {
            fail(OpenAiError.ofEngine(response.statusCode(), text, response.getHeader("retry-after")));
            return;
        }
        try {
            AnswerRewriter.Rewritten rewritten = rewriter.whole(text);
            rewritten.tokens().ifPresent(meter::count);
            meter.firstToken();
            finish(UsageStatus.OK, () -> client.json(200, rewritten.text().orElseThrow()));
        } catch (IOException e) {
            fail(OpenAiError.garbage(text));
        }
    }

    private void stream(HttpClientResponse response) {
        if (!clientGone) {
            vertx.cancelTimer(timer);
            client.beginStream();
            lastByteNanos = System.nanoTime();
            watchSilence();
        }
        SseFrames frames = new SseFrames(this::frame);
        response.handler(bytes -> {
            lastByteNanos = System.nanoTime();
            frames.accept(bytes);
            throttle();
        });
        response.endHandler(end -> {
            if (!finished) {
                fail(OpenAiError.backend());
            }
        });
    }

    private void frame(String frame) {
        String data = SseFrames.data(frame);
        if (finished) {
            return;
        }
        if (data == null) {
            write(Buffer.buffer(frame + "\n\n"));
        } else if (data.equals(SseFrames.DONE)) {
            finish(UsageStatus.OK, () -> client.response().end(SseFrames.event(SseFrames.DONE)));
        } else {
            dataFrame(data);
        }
    }

    private void dataFrame(String data) {
        try {
            AnswerRewriter.Rewritten rewritten = rewriter.frame(data);
            rewritten.tokens().ifPresent(meter::count);
            meter.firstToken();
            if (rewritten.failed()) {
                fail(OpenAiError.backend());
                upstream.reset();
            } else {
                rewritten.text().ifPresent(text -> write(SseFrames.event(text)));
            }
        } catch (IOException e) {
            fail(OpenAiError.backend());
            upstream.reset();
        }
    }

    private void write(Buffer bytes) {
        if (!clientGone) {
            client.response().write(bytes);
        }
    }

    private void throttle() {
        if (!clientGone && !finished && client.response().writeQueueFull()) {
            answer.pause();
            client.response().drainHandler(drained -> answer.resume());
        }
    }

    private void clientLeft() {
        if (finished || clientGone) {
            return;
        }
        clientGone = true;
        vertx.cancelTimer(timer);
        if (upstream == null) {
            finish(UsageStatus.CLIENT_CLOSED, () -> {});
            return;
        }
        EngineClient.hangUp(upstream);
        if (answer != null) {
            answer.resume();
        }
        timer = vertx.setTimer(config.cancelGrace().toMillis(), over -> finish(UsageStatus.CLIENT_CLOSED, () -> {}));
    }

    private void fail(OpenAiError error) {
        finish(UsageStatus.ERROR, () -> {
            if (client.response().headWritten()) {
                client.response().write(SseFrames.event(error.json()));
                client.response().end(SseFrames.event(SseFrames.DONE));
            } else {
                client.error(error);
            }
        });
    }

    /** Only the first end counts. The client sees it once its record is durable. */
    private void finish(UsageStatus status, Runnable answering) {
        if (finished) {
            return;
        }
        finished = true;
        vertx.cancelTimer(timer);
        UsageStatus known = clientGone ? UsageStatus.CLIENT_CLOSED : status;
        if (clientGone && upstream != null) {
            upstream.reset();
        }
        meter.close(known)
                .thenRun(() -> context.runOnContext(durable -> {
                    if (!client.response().closed() && !client.response().ended()) {
                        answering.run();
                    }
                }));
    }

    private void watchSilence() {
        long idle = config.idleTimeout().toNanos();
        long left = idle - (System.nanoTime() - lastByteNanos);
        if (left <= 0) {
            fail(OpenAiError.timeout());
            upstream.reset();
            return;
        }
        timer = vertx.setTimer(Math.max(1, left / 1_000_000), check -> {
            if (!finished && !clientGone) {
                watchSilence();
            }
        });
    }
}
