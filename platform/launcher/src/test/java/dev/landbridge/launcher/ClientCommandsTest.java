package dev.landbridge.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.landbridge.client.http.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The client commands as a person or a script sees them: request, output, exit code. */
class ClientCommandsTest {
    private static final String ALIAS = """
            {"name":"production","version":2,"chip":"cpu","release_id":"rel-1","deployment_id":null,
             "moved_at":"2026-11-20T10:00:00Z","moved_by":"grace","added_later":true}""";
    private static final String MODELS = """
            {"items":[{"name":"adder","description":"Adds columns","team":"lab","visibility":"team","licence":"mit",
             "latest_version":3,"versions_count":3,"aliases":[%s],"tags":{"task":"addition"},
             "created_at":"2026-11-19T10:00:00Z","created_by":"ada","updated_at":"2026-11-20T10:00:00Z"}],
             "next_page_token":null}""".formatted(ALIAS);

    private record Answer(int status, String body) {}

    private record Result(int code, String out, String err) {}

    @TempDir
    Path home;

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String call = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add((call + " " + body).strip());
        Answer answer = answers.getOrDefault(
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath(),
                new Answer(404, "{\"status\":404,\"code\":\"not-found\",\"detail\":\"There is none.\"}"));
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders()
                .set("Content-Type", answer.status() < 400 ? "application/json" : "application/problem+json");
        try (exchange) {
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private Result run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--url", "http://127.0.0.1:" + server.getAddress().getPort()));
        all.addAll(List.of("--token", "lbp_test", "--home", home.toString()));
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringWriter err = new StringWriter();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            CommandLine command = Landbridge.commandLine(arguments).setErr(new PrintWriter(err, true));
            int code = command.execute(all.toArray(String[]::new));
            return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString());
        } finally {
            System.setOut(before);
        }
    }

    @Test
    void listsModelsAsTableOfTheServersRows() {
        answers.put("GET /api/v1/models", new Answer(200, MODELS));
        Result result = run("model", "list", "--search", "add");
        assertThat(result.code()).isZero();
        assertThat(result.out().lines().toList().get(0)).matches("MODEL +LATEST +ALIASES +UPDATED +DESCRIPTION");
        assertThat(result.out().lines().toList().get(1)).startsWith("adder").contains("production=2", "Adds columns");
        assertThat(requests).singleElement().asString().contains("GET /api/v1/models?", "search=add");
    }

    @Test
    void printsStableDocumentWithJson() {
        answers.put("GET /api/v1/models", new Answer(200, MODELS));
        Result result = run("model", "list", "--json");
        assertThat(result.code()).isZero();
        var model = Json.tree(result.out()).orElseThrow().get("items").get(0);
        List<String> names = new ArrayList<>();
        model.fieldNames().forEachRemaining(names::add);
        assertThat(names)
                .contains("name", "description", "team", "latest_version", "versions_count", "aliases", "tags")
                .doesNotContain("latestVersion");
        assertThat(model.get("latest_version").intValue()).isEqualTo(3);
        assertThat(model.get("updated_at").textValue()).isEqualTo("2026-11-20T10:00:00Z");
        assertThat(model.get("aliases").get(0).get("release_id").textValue()).isEqualTo("rel-1");
    }

    @Test
    void movesAliasAndSaysWhere() {
        answers.put("PUT /api/v1/models/adder/aliases/production", new Answer(200, ALIAS));
        Result result = run("model", "alias", "set", "adder", "production", "2", "--chip", "cpu");
        assertThat(result.code()).isZero();
        assertThat(result.out()).isEqualToIgnoringNewLines("@production -> version 2");
        assertThat(requests).last().asString().contains("\"version\":2", "\"chip\":\"cpu\"");
    }

    @Test
    void namesEachMissingGateAndReturnsFive() {
        answers.put("PUT /api/v1/models/adder/aliases/production", new Answer(403, """
                        {"status":403,"code":"gate-refused","detail":"production is guarded.","missing":[
                         {"gate":"parity","detail":"no parity run","remedy":"POST /api/v1/parity-runs"}]}"""));
        Result result = run("model", "alias", "set", "adder", "production", "2");
        assertThat(result.code()).isEqualTo(5);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .contains("production is guarded.", "parity: no parity run", "POST /api/v1/parity-runs")
                .contains("./landbridge release request");
    }

    @Test
    void namesWrongFieldAndRemedy() {
        answers.put("POST /api/v1/tokens", new Answer(400, """
                        {"status":400,"code":"invalid-request","detail":"The request is not valid.",
                         "errors":[{"field":"expires_in_days","message":"must be at most 366"}]}"""));
        Result result = run("token", "create", "ci", "--days", "900");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err())
                .contains("landbridge: The request is not valid.", "- expires_in_days: must be at most 366")
                .contains("--help");
    }

    @Test
    void returnsThreeForWhatIsNotThere() {
        Result result = run("model", "show", "nothing");
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).contains("There is none.", "--team");
    }

    @Test
    void returnsFourWithoutValidToken() {
        answers.put(
                "GET /api/v1/tokens",
                new Answer(401, "{\"status\":401,\"code\":\"unauthenticated\",\"detail\":\"Unknown token.\"}"));
        Result result = run("token", "list");
        assertThat(result.code()).isEqualTo(4);
        assertThat(result.err()).contains("Unknown token.", "LANDBRIDGE_TOKEN");
    }

    @Test
    void returnsTwoAndTheUsageForWrongOption() {
        Result result = run("run", "list", "--nonsense");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("--nonsense", "Usage: landbridge run list");
        assertThat(requests).isEmpty();
    }

    @Test
    void tellsWhatRevokedToken() {
        answers.put("DELETE /api/v1/tokens/tok-1", new Answer(204, ""));
        Result result = run("token", "revoke", "tok-1", "--json");
        assertThat(result.code()).isZero();
        assertThat(Json.tree(result.out()).orElseThrow().get("revoked").textValue())
                .isEqualTo("tok-1");
        assertThat(URI.create(requests.get(0).split(" ")[1]).getPath()).isEqualTo("/api/v1/tokens/tok-1");
    }
}
