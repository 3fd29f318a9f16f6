package dev.landbridge.registry.webhook;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Posts to the address that was checked, not to the name; follows no redirect and reads no answer but its status. */
@ApplicationScoped
class WebhookSender {
    private final HttpClient http;
    private final Set<String> privateHosts;
    private final Duration timeout;

    WebhookSender(Vertx vertx, WebhookConfig config) {
        this.timeout = config.timeout();
        this.privateHosts = config.privateHosts().orElse(Set.of());
        this.http = vertx.createHttpClient(new HttpClientOptions()
                .setKeepAlive(false)
                .setConnectTimeout((int) timeout.toMillis())
                .setMaxHeaderSize(16 << 10));
    }

    @PreDestroy
    void close() {
        http.close();
    }

    /** Refuses a target whose name leads to a forbidden address now; one that cannot be resolved may come to life. */
    void requireAllowed(WebhookTarget target) throws WebhookTarget.ForbiddenAddressException {
        try {
            target.resolve(privateHosts);
        } catch (UnknownHostException e) {
            // Judged again at each delivery.
        }
    }

    Outcome send(WebhookTarget target, Map<String, String> headers, String body) throws InterruptedException {
        try {
            InetAddress address = target.resolve(privateHosts);
            return new Outcome(post(target, address, headers, body), null);
        } catch (WebhookTarget.ForbiddenAddressException e) {
            return new Outcome(null, e.getMessage());
        } catch (UnknownHostException e) {
            return new Outcome(null, "the host " + target.host() + " cannot be resolved");
        } catch (TimeoutException e) {
            return new Outcome(null, "no answer within " + timeout.toSeconds() + " s");
        } catch (ExecutionException e) {
            return new Outcome(null, String.valueOf(e.getCause().getMessage()));
        }
    }

    private int post(WebhookTarget target, InetAddress address, Map<String, String> headers, String body)
            throws InterruptedException, ExecutionException, TimeoutException {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(target.port(), address.getHostAddress()))
                .setHost(target.host())
                .setPort(target.port())
                .setSsl(target.encrypted())
                .setURI(target.request())
                .setFollowRedirects(false);
        headers.forEach(options::putHeader);
        return http.request(options)
                .compose(request -> status(request, body))
                .toCompletionStage()
                .toCompletableFuture()
                .get(timeout.toMillis() * 2, TimeUnit.MILLISECONDS);
    }

    private io.vertx.core.Future<Integer> status(HttpClientRequest request, String body) {
        request.idleTimeout(timeout.toMillis());
        return request.send(Buffer.buffer(body)).map(response -> {
            int status = response.statusCode();
            request.connection().close();
            return status;
        });
    }

    /** The status of the answer, or why there was none. */
    record Outcome(Integer status, String error) {
        boolean accepted() {
            return status != null && status >= 200 && status < 300;
        }

        boolean gone() {
            return status != null && status == 410;
        }

        String words() {
            if (accepted()) {
                return null;
            }
            if (error != null) {
                return error;
            }
            return status >= 300 && status < 400
                    ? "answered " + status + ": redirects are not followed"
                    : "answered " + status;
        }
    }
}
