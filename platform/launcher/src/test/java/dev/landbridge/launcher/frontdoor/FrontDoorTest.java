package dev.landbridge.launcher.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FrontDoorTest {
    private HttpServer server;
    private FrontDoor door;
    private HttpExchange last;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        answer("/api/v1/session", 200, "{}");
        door = FrontDoor.signIn(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()), "ada", "secret");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void sendsTheSessionAndTheTeam() {
        answer("/api/v1/runs/r1", 200, "{\"id\":\"r1\",\"state\":\"RUNNING\",\"total_steps\":1200,\"unknown\":1}");
        Run run = door.inTeam("demo").get("/api/v1/runs/r1", Run.class);
        assertThat(run.totalSteps()).isEqualTo(1200);
        assertThat(run.isFinal()).isFalse();
        assertThat(last.getRequestHeaders().getFirst("Cookie")).isEqualTo("lb_session=s1");
        assertThat(last.getRequestHeaders().getFirst("X-Landbridge-Team")).isEqualTo("demo");
    }

    @Test
    void aRefusedGateNamesWhatIsMissing() {
        answer("/api/v1/models/m/aliases/production", 403, """
                {"status":403,"code":"gate-refused","detail":"No.",
                 "missing":[{"gate":"parity","detail":"none","remedy":"run it"}]}""");
        assertThatThrownBy(() -> door.put("/api/v1/models/m/aliases/production", Map.of("version", 1)))
                .isInstanceOfSatisfying(ProblemResponse.class, problem -> {
                    assertThat(problem.status()).isEqualTo(403);
                    assertThat(problem.code()).isEqualTo("gate-refused");
                    assertThat(problem.missing())
                            .containsExactly(new ProblemResponse.Missing("parity", "none", "run it"));
                })
                .hasMessage("PUT /api/v1/models/m/aliases/production answered 403: No.");
    }

    @Test
    void putsAStreamedAnswerTogether() {
        answer("/v1/chat/completions", 200, """
                data: {"id":"c1","choices":[{"delta":{"reasoning_content":"1+"}}]}

                data: {"id":"c1","choices":[{"delta":{"reasoning_content":"1=2"}}]}

                data: {"id":"c1","choices":[{"delta":{"content":"2"}}]}

                data: {"id":"c1","choices":[],"usage":{"prompt_tokens":4,"completion_tokens":6,"total_tokens":10}}

                data: [DONE]

                """);
        ChatAnswer answer = new Chat(FrontDoor.withKey(door.base(), "k"), "sums").askStreaming("1+1=");
        assertThat(answer).isEqualTo(new ChatAnswer("c1", "1+1=2", "2", new ChatAnswer.Usage(4, 6, 10)));
        assertThat(last.getRequestHeaders().getFirst("Authorization")).isEqualTo("Bearer k");
    }

    private void answer(String path, int status, String body) {
        server.createContext(path, exchange -> {
            last = exchange;
            exchange.getResponseHeaders().add("Set-Cookie", "lb_session=s1; Path=/; HttpOnly");
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }
}
