package dev.landbridge.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.client.LandbridgeClient;
import dev.landbridge.client.StubServer;
import dev.landbridge.client.model.Model;
import dev.landbridge.client.problem.CancelledException;
import dev.landbridge.client.problem.ConnectionFailedException;
import dev.landbridge.client.problem.GateRefusedException;
import dev.landbridge.client.problem.InvalidRequestException;
import dev.landbridge.client.problem.NotFoundException;
import dev.landbridge.client.problem.Problem;
import dev.landbridge.client.problem.ProblemException;
import dev.landbridge.client.problem.UnavailableException;
import dev.landbridge.client.release.Release;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionTest {
    private static final RetryPolicy QUICK = new RetryPolicy(4, Duration.ofMillis(5), Duration.ofMillis(20));

    private StubServer server;
    private LandbridgeClient client;

    @BeforeEach
    void start() throws IOException {
        server = new StubServer();
        client = LandbridgeClient.at(server.url()).token("lbp_x").retry(QUICK).connect();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void repeatsReadsUntilTheServerIsBack() {
        AtomicInteger calls = new AtomicInteger();
        server.on("/api/v1/models/adder", exchange -> {
            if (calls.incrementAndGet() < 3) {
                StubServer.problem(exchange, 503, "unavailable", "starting");
            } else {
                StubServer.json(exchange, 200, "{\"name\":\"adder\",\"versions_count\":2,\"new_field\":1}");
            }
        });
        Model model = client.models().get("adder");
        assertThat(model.name()).isEqualTo("adder");
        assertThat(model.versionsCount()).isEqualTo(2);
        assertThat(calls).hasValue(3);
    }

    @Test
    void waitsAsLongAsTheServerAsks() {
        AtomicInteger calls = new AtomicInteger();
        server.on("/api/v1/models/adder", exchange -> {
            if (calls.incrementAndGet() == 1) {
                exchange.getResponseHeaders().set("Retry-After", "1");
                StubServer.problem(exchange, 429, "too-many-requests", "slow down");
            } else {
                StubServer.json(exchange, 200, "{\"name\":\"adder\"}");
            }
        });
        long begun = System.nanoTime();
        client.models().get("adder");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void repeatsCreationsUnderTheSameKey() {
        AtomicInteger calls = new AtomicInteger();
        server.on("/api/v1/releases", exchange -> {
            if (calls.incrementAndGet() == 1) {
                exchange.close(); // the answer is lost: the client cannot know whether the release was made
                return;
            }
            StubServer.json(exchange, 201, "{\"id\":\"rel_1\",\"state\":\"RUNNING\"}");
        });
        Release release = client.releases().request(Release.Wish.of("adder", 1, "production", "cpu", "fp32"));
        assertThat(release.id()).isEqualTo("rel_1");
        assertThat(server.seen()).hasSize(2);
        assertThat(server.seen().get(0).key()).isNotBlank();
        assertThat(server.seen().get(1).key()).isEqualTo(server.seen().get(0).key());
        assertThat(server.seen().get(0).body())
                .contains("\"alias\":\"production\"")
                .doesNotContain("fault");
    }

    @Test
    void sendsWhatHasNoKeyOnlyOnce() {
        server.on("/api/v1/models", exchange -> StubServer.problem(exchange, 503, "unavailable", "down"));
        assertThatThrownBy(() -> client.models().create("adder", "")).isInstanceOf(UnavailableException.class);
        assertThat(server.seen()).hasSize(1);
    }

    @Test
    void givesUpAfterTheLastAttempt() {
        server.on("/", exchange -> StubServer.problem(exchange, 502, "upstream-failed", "down"));
        assertThatThrownBy(() -> client.models().get("adder"))
                .isInstanceOf(UnavailableException.class)
                .hasMessage("GET /api/v1/models/adder answered 502: down");
        assertThat(server.seen()).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({
        "400, invalid-request, InvalidRequestException",
        "401, unauthenticated, UnauthenticatedException",
        "403, permission-denied, PermissionDeniedException",
        "404, not-found, NotFoundException",
        "409, already-exists, ConflictException",
        "412, precondition-failed, ConflictException",
        "422, pickle-refused, ContentRefusedException",
        "429, too-many-requests, UnavailableException",
        "500, internal, ProblemException",
        "404, '', NotFoundException",
        "418, teapot, ProblemException"
    })
    void tellsErrorsApart(int status, String code, String exception) {
        server.on("/", exchange -> StubServer.problem(exchange, status, code, "because"));
        ProblemException problem = catchThrowableOfType(
                ProblemException.class, () -> client.models().get("x"));
        assertThat(problem.getClass().getSimpleName()).isEqualTo(exception);
        assertThat(problem.status()).isEqualTo(status);
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.detail()).isEqualTo("because");
    }

    @Test
    void namesWhatTheGateMisses() {
        server.on("/", exchange -> StubServer.json(exchange, 403, """
                {"code":"gate-refused","detail":"parity is missing","request_id":"req-7",
                 "missing":[{"gate":"parity","detail":"no parity run on npu","remedy":"request a release"}]}"""));
        GateRefusedException refused = catchThrowableOfType(
                GateRefusedException.class, () -> client.aliases("adder").move("production", 1, "cpu"));
        assertThat(refused.missing())
                .containsExactly(new Problem.Missing("parity", "no parity run on npu", "request a release"));
        assertThat(refused.requestId()).isEqualTo("req-7");
    }

    @Test
    void namesTheWrongFields() {
        server.on("/", exchange -> StubServer.json(exchange, 400, """
                {"code":"invalid-request","detail":"not valid","errors":[{"field":"name","message":"is too long"}]}"""));
        InvalidRequestException invalid = catchThrowableOfType(
                InvalidRequestException.class, () -> client.models().create("x", ""));
        assertThat(invalid.errors()).containsExactly(new Problem.FieldError("name", "is too long"));
        assertThat(invalid).hasMessageEndingWith("answered 400: not valid; name is too long");
    }

    @Test
    void readsErrorsOfProxies() {
        server.on("/", exchange -> {
            exchange.sendResponseHeaders(404, 0);
            exchange.getResponseBody().write("<html>nginx</html>".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        });
        assertThatThrownBy(() -> client.models().get("x"))
                .isInstanceOf(NotFoundException.class)
                .hasMessage("GET /api/v1/models/x answered 404: <html>nginx</html>");
        assertThat(client.models().find("x")).isEmpty();
    }

    @Test
    void saysThatNobodyListens() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        LandbridgeClient nobody =
                LandbridgeClient.at("http://127.0.0.1:" + port).retry(QUICK).connect();
        assertThatThrownBy(() -> nobody.models().get("x"))
                .isInstanceOf(ConnectionFailedException.class)
                .hasMessage("GET http://127.0.0.1:" + port + "/api/v1/models/x: the connection is refused");
    }

    @Test
    void walksThroughAllPages() {
        server.on("/api/v1/models", exchange -> {
            String query = String.valueOf(exchange.getRequestURI().getQuery());
            StubServer.json(
                    exchange,
                    200,
                    query.contains("page_token=two")
                            ? "{\"items\":[{\"name\":\"c\"}],\"next_page_token\":null}"
                            : "{\"items\":[{\"name\":\"a\"},{\"name\":\"b\"}],\"next_page_token\":\"two\"}");
        });
        assertThat(client.models().list().stream().map(Model::name)).containsExactly("a", "b", "c");
        assertThat(client.models().list().first(2)).extracting(Model::name).containsExactly("a", "b");
        assertThat(server.seen()).as("the first two rows need one page").hasSize(3);
    }

    @Test
    void escapesWhatCallersName() {
        server.on("/", exchange -> StubServer.json(exchange, 200, "{}"));
        client.api().get(Target.of("models", "a b/../c?d").with("q", "x&y=z"), JsonNode.class);
        assertThat(server.seen().get(0).path()).isEqualTo("/api/v1/models/a b/../c?d");
    }

    @Test
    void signsInWithACookie() {
        server.on("/api/v1/session", exchange -> {
            exchange.getResponseHeaders().add("Set-Cookie", "lb_session=abc; HttpOnly; SameSite=Strict");
            StubServer.json(exchange, 200, "{}");
        });
        server.on("/api/v1/models", exchange -> {
            boolean known = "lb_session=abc".equals(exchange.getRequestHeaders().getFirst("Cookie"))
                    && "lab".equals(exchange.getRequestHeaders().getFirst("X-Landbridge-Team"));
            StubServer.json(exchange, known ? 200 : 401, "{\"items\":[]}");
        });
        LandbridgeClient ada = LandbridgeClient.at(server.url()).team("lab").signIn("ada", "secret");
        assertThat(ada.models().list().first(1)).isEmpty();
    }

    @Test
    void endsACallThatIsCancelled() throws Exception {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        server.on("/", exchange -> {
            reached.countDown();
            try {
                release.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Cancellation cancellation = new Cancellation();
        CompletableFuture<Object> call = CompletableFuture.supplyAsync(
                () -> client.cancelledBy(cancellation).models().get("x"));
        assertThat(reached.await(5, TimeUnit.SECONDS)).isTrue();
        cancellation.cancel();
        assertThat(call)
                .failsWithin(Duration.ofSeconds(3))
                .withThrowableOfType(java.util.concurrent.ExecutionException.class)
                .withCauseInstanceOf(CancelledException.class);
        release.countDown();
    }

    @Test
    void endsACallWhoseThreadIsInterrupted() throws Exception {
        server.on("/", exchange -> StubServer.problem(exchange, 503, "unavailable", "down"));
        LandbridgeClient patient = LandbridgeClient.at(server.url())
                .retry(new RetryPolicy(10, Duration.ofSeconds(20), Duration.ofSeconds(20)))
                .connect();
        CompletableFuture<Boolean> flagged = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                patient.models().get("x");
            } catch (CancelledException e) {
                flagged.complete(Thread.currentThread().isInterrupted());
            }
        });
        thread.start();
        Thread.sleep(300);
        thread.interrupt();
        assertThat(flagged.get(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void readsEventsUntilTheyEnd() {
        server.on("/v1/chat", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody()
                    .write("data: {\"n\":1}\n\n: ping\n\ndata: {\"n\":2}\n\ndata: [DONE]\n\n"
                            .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        });
        try (var events = client.api().events(Call.json("POST", Target.at("/v1/chat"), Map.of()))) {
            assertThat(events.map(event -> event.path("n").asInt())).containsExactly(1, 2);
        }
    }

    @Test
    void pausesLongerEachTimeAndNeverTheSame() {
        RetryPolicy policy = new RetryPolicy(9, Duration.ofMillis(100), Duration.ofSeconds(2));
        assertThat(policy.pause(1, null)).isBetween(Duration.ofMillis(50), Duration.ofMillis(100));
        assertThat(policy.pause(3, null)).isBetween(Duration.ofMillis(200), Duration.ofMillis(400));
        assertThat(policy.pause(60, null)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
        assertThat(policy.pause(1, Duration.ofHours(5))).isEqualTo(Duration.ofMinutes(1));
    }
}
