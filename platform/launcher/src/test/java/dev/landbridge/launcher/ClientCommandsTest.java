package dev.landbridge.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.client.http.Json;
import dev.landbridge.launcher.CommandServer.Result;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    @TempDir
    Path home;

    private CommandServer server;

    @BeforeEach
    void start() throws IOException {
        server = new CommandServer(home);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void listsModelsAsTableOfTheServersRows() {
        server.on("GET /api/v1/models", 200, MODELS);
        Result result = server.run("model", "list", "--search", "add");
        assertThat(result.code()).isZero();
        assertThat(result.out().lines().toList().get(0)).matches("MODEL +LATEST +ALIASES +UPDATED +DESCRIPTION");
        assertThat(result.out().lines().toList().get(1)).startsWith("adder").contains("production=2", "Adds columns");
        assertThat(server.requests()).singleElement().asString().contains("GET /api/v1/models?", "search=add");
    }

    @Test
    void printsStableDocumentWithJson() {
        server.on("GET /api/v1/models", 200, MODELS);
        Result result = server.run("model", "list", "--json");
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
        server.on("PUT /api/v1/models/adder/aliases/production", 200, ALIAS);
        Result result = server.run("model", "alias", "set", "adder", "production", "2", "--chip", "cpu");
        assertThat(result.code()).isZero();
        assertThat(result.out()).isEqualToIgnoringNewLines("@production -> version 2");
        assertThat(server.requests()).last().asString().contains("\"version\":2", "\"chip\":\"cpu\"");
    }

    @Test
    void namesEachMissingGateAndReturnsFive() {
        server.on("PUT /api/v1/models/adder/aliases/production", 403, """
                        {"status":403,"code":"gate-refused","detail":"production is guarded.","missing":[
                         {"gate":"parity","detail":"no parity run","remedy":"POST /api/v1/parity-runs"}]}""");
        Result result = server.run("model", "alias", "set", "adder", "production", "2");
        assertThat(result.code()).isEqualTo(5);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .contains("production is guarded.", "parity: no parity run", "POST /api/v1/parity-runs")
                .contains("./landbridge release request");
    }

    @Test
    void namesWrongFieldAndRemedy() {
        server.on("POST /api/v1/tokens", 400, """
                        {"status":400,"code":"invalid-request","detail":"The request is not valid.",
                         "errors":[{"field":"expires_in_days","message":"must be at most 366"}]}""");
        Result result = server.run("token", "create", "ci", "--days", "900");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err())
                .contains("landbridge: The request is not valid.", "- expires_in_days: must be at most 366")
                .contains("--help");
    }

    @Test
    void returnsThreeForWhatIsNotThere() {
        Result result = server.run("model", "show", "nothing");
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).contains("There is none.", "--team");
    }

    @Test
    void returnsFourWithoutValidToken() {
        server.on(
                "GET /api/v1/tokens",
                401,
                "{\"status\":401,\"code\":\"unauthenticated\",\"detail\":\"Unknown token.\"}");
        Result result = server.run("token", "list");
        assertThat(result.code()).isEqualTo(4);
        assertThat(result.err()).contains("Unknown token.", "LANDBRIDGE_TOKEN");
    }

    @Test
    void returnsTwoAndTheUsageForWrongOption() {
        Result result = server.run("run", "list", "--nonsense");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("--nonsense", "Usage: landbridge run list");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void tellsWhatRevokedToken() {
        server.on("DELETE /api/v1/tokens/tok-1", 204, "");
        Result result = server.run("token", "revoke", "tok-1", "--json");
        assertThat(result.code()).isZero();
        assertThat(Json.tree(result.out()).orElseThrow().get("revoked").textValue())
                .isEqualTo("tok-1");
        assertThat(URI.create(server.requests().get(0).split(" ")[1]).getPath()).isEqualTo("/api/v1/tokens/tok-1");
    }
}
