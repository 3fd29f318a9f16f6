package dev.landbridge.client.http;

import dev.landbridge.client.problem.CancelledException;
import dev.landbridge.client.problem.ConnectionFailedException;
import dev.landbridge.client.problem.ProblemException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends calls to one server as one caller, and repeats what may be repeated. Safe for use by many threads. */
public final class Connection {
    private static final Set<Integer> PASSING = Set.of(429, 502, 503, 504);
    private static final int TOO_MANY = 429;

    private final HttpClient client;
    private final URI base;
    private final Map<String, String> headers;
    private final RetryPolicy retry;
    private final Duration limit;
    private final Cancellation cancellation;

    public Connection(
            HttpClient client,
            URI base,
            Map<String, String> headers,
            RetryPolicy retry,
            Duration limit,
            Cancellation cancellation) {
        this.client = client;
        this.base = base;
        this.headers = Map.copyOf(headers);
        this.retry = retry;
        this.limit = limit;
        this.cancellation = cancellation;
    }

    /** The same connection, ended by this cancellation. */
    public Connection cancelledBy(Cancellation other) {
        return new Connection(client, base, headers, retry, limit, other);
    }

    /** The same connection with another set of headers that say who calls. */
    public Connection as(Map<String, String> others) {
        return new Connection(client, base, others, retry, limit, cancellation);
    }

    public URI base() {
        return base;
    }

    public Map<String, String> headers() {
        return headers;
    }

    public Cancellation cancellation() {
        return cancellation;
    }

    /**
     * The answer of a call that succeeded.
     *
     * @throws ProblemException when the server answers 300 or more
     * @throws ConnectionFailedException when no answer comes
     * @throws CancelledException when cancelled
     */
    public <T> HttpResponse<T> send(Call call, BodyHandler<T> handler) {
        return send(call, handler, Stall.NEVER);
    }

    <T> HttpResponse<T> send(Call call, BodyHandler<T> handler, Stall stall) {
        for (int attempt = 1; ; attempt++) {
            cancellation.check();
            Duration asked;
            try {
                HttpResponse<Answer<T>> response = await(request(call), Answer.handler(handler), stall);
                if (response.statusCode() < 300) {
                    return new BodyOf<>(response, response.body().body());
                }
                ProblemException problem =
                        Problems.of(call, response.statusCode(), response.body().error(), response.headers());
                boolean passing = PASSING.contains(problem.status());
                if (!passing || attempt >= retry.attempts() || !call.repeatable() && problem.status() != TOO_MANY) {
                    throw problem;
                }
                asked = retryAfter(response);
            } catch (IOException e) {
                boolean unsent = e instanceof ConnectException || e instanceof HttpConnectTimeoutException;
                if (attempt >= retry.attempts() || !call.repeatable() && !unsent) {
                    throw failed(call, e);
                }
                asked = null;
            }
            cancellation.sleep(retry.pause(attempt, asked).toMillis());
        }
    }

    /** @param attempt the call that failed, from 1 */
    void pause(int attempt) {
        cancellation.sleep(retry.pause(attempt, null).toMillis());
    }

    int attempts() {
        return retry.attempts();
    }

    ConnectionFailedException failed(Call call, IOException e) {
        String reason = e instanceof ConnectException ? "the connection is refused" : String.valueOf(e.getMessage());
        return new ConnectionFailedException(
                "%s %s: %s".formatted(call.method(), call.target().at(base), reason), e);
    }

    private HttpRequest request(Call call) {
        HttpRequest.Builder request = HttpRequest.newBuilder(call.target().at(base))
                .timeout(call.limit() == null ? limit : call.limit())
                .method(call.method(), call.body().get());
        headers.forEach(request::setHeader);
        call.headers().forEach(request::setHeader);
        return request.build();
    }

    private <T> HttpResponse<T> await(HttpRequest request, BodyHandler<T> handler, Stall stall) throws IOException {
        CompletableFuture<HttpResponse<T>> future = client.sendAsync(request, handler);
        Runnable abort = () -> future.cancel(true);
        cancellation.listen(abort);
        try {
            return get(future, stall);
        } catch (InterruptedException e) {
            future.cancel(true);
            Thread.currentThread().interrupt();
            throw new CancelledException();
        } catch (CancellationException e) {
            throw new CancelledException();
        } catch (ExecutionException e) {
            if (cancellation.isCancelled()) {
                throw new CancelledException();
            }
            if (e.getCause() instanceof IOException broken) {
                throw broken;
            }
            if (e.getCause() instanceof RuntimeException problem) {
                throw problem;
            }
            throw new IOException(e.getCause());
        } finally {
            cancellation.forget(abort);
        }
    }

    private static <T> T get(CompletableFuture<T> future, Stall stall)
            throws InterruptedException, ExecutionException, IOException {
        while (true) {
            try {
                return future.get(1, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                if (stall.isStalled()) {
                    future.cancel(true);
                    throw new IOException("no byte came for " + Stall.LIMIT.toSeconds() + " s", e);
                }
            }
        }
    }

    private static Duration retryAfter(HttpResponse<?> response) {
        String value = response.headers().firstValue("Retry-After").orElse(null);
        if (value == null) {
            return null;
        }
        try {
            return Duration.ofSeconds(Math.max(0, Long.parseLong(value.trim())));
        } catch (NumberFormatException e) {
            return untilDate(value);
        }
    }

    private static Duration untilDate(String value) {
        try {
            Instant at = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration left = Duration.between(Instant.now(), at);
            return left.isNegative() ? Duration.ZERO : left;
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
