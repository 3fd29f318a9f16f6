package dev.landbridge.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.launcher.CommandServer.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./landbridge release} and {@code policy}. */
class ReleaseCommandsTest {
    private static final String POLICY = """
            {"alias":"production","model":null,"version":2,"document":{"alias":"production"},
             "explanation":["parity must pass"],"updated_at":"2026-11-20T10:00:00Z","updated_by":"grace"}""";

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

    private static String release(String state) {
        return """
                {"id":"rel-1","team":"lab","model":"adder","version":2,"version_id":"ver-2","alias":"production",
                 "chip":"ascend-910b","numerics":"bf16","suite":"heldout","profile":"default","fault":"",
                 "state":"%s","message":"","steps":[
                  {"name":"portability","state":"SUCCEEDED","progress":1,"message":"OK"},
                  {"name":"parity","state":"RUNNING","progress":0.5,"message":"gate G2"}],
                 "gates":[{"name":"parity","title":"Parity","state":"MISSING","detail":"no run","remedy":"start one",
                  "evidence_id":null}],
                 "requested_by":"ada","requested_at":"2026-11-20T10:00:00Z","approvals_required":1,
                 "approvals":[{"decided_by":"grace","decision":"approve","comment":"fine"}]}""".formatted(state);
    }

    @Test
    void listsAndShowsReleases() {
        server.on("GET /api/v1/releases", "{\"items\":[" + release("RUNNING") + "],\"next_page_token\":null}")
                .on("GET /api/v1/releases/rel-1", release("RUNNING"));
        assertThat(server.run("release", "list", "--model", "adder", "--state", "RUNNING")
                        .out())
                .contains("rel-1", "adder@2", "ascend-910b");
        assertThat(server.requests()).last().asString().contains("model=adder", "state=RUNNING");
        assertThat(server.run("release", "show", "rel-1").out())
                .contains("rel-1: adder@2 as @production on ascend-910b (bf16): RUNNING")
                .contains("gate G2", "MISSING", "-> start one", "approve by grace fine");
        assertThat(server.run("release", "show", "rel-1", "--json").fields())
                .startsWith("id", "team", "model", "version", "version_id", "alias", "chip", "numerics")
                .contains("steps", "gates", "approvals", "certificate_id");
    }

    @Test
    void requestsAndFollowsUntilApprovalIsNeeded() {
        server.on("POST /api/v1/releases", 202, release("RUNNING"))
                .on("GET /api/v1/releases/rel-1", release("RUNNING"), release("AWAITING_APPROVAL"));
        Result result =
                server.run("release", "request", "adder@2", "--chip", "ascend-910b", "--numerics", "bf16", "--watch");
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).contains("✓ release", "rel-1 is AWAITING_APPROVAL");
        assertThat(server.requests().get(0)).contains("\"alias\":\"production\"", "\"version\":2");
    }

    @Test
    void returnsOneForRefusedRelease() {
        server.on("GET /api/v1/releases/rel-1", release("REFUSED"));
        Result result = server.run("release", "watch", "rel-1", "--json");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.json().path("state").textValue()).isEqualTo("REFUSED");
        assertThat(result.err()).contains("✗ release", "rel-1 is REFUSED");
    }

    @Test
    void decidesAndCancels() {
        server.on("POST /api/v1/releases/rel-1/approval", release("RELEASED"))
                .on("POST /api/v1/releases/rel-1/cancellation", release("CANCELLED"));
        assertThat(server.run("release", "approve", "rel-1", "-m", "fine").out())
                .isEqualToIgnoringNewLines("rel-1 is RELEASED");
        assertThat(server.requests()).last().asString().contains("\"decision\":\"approve\"", "\"comment\":\"fine\"");
        server.run("release", "reject", "rel-1");
        assertThat(server.requests()).last().asString().contains("\"decision\":\"reject\"");
        assertThat(server.run("release", "cancel", "rel-1").out()).contains("CANCELLED");
    }

    @Test
    void rollsBackOnlyWithReason() {
        server.on("POST /api/v1/models/adder/aliases/production/rollback", """
                {"name":"production","version":1,"chip":"cpu","release_id":null,"deployment_id":null,
                 "moved_at":"2026-11-20T10:00:00Z","moved_by":"grace"}""");
        assertThat(server.run("release", "rollback", "adder", "production").code())
                .isEqualTo(2);
        assertThat(server.requests()).isEmpty();
        Result result = server.run("release", "rollback", "adder", "production", "-m", "wrong sums");
        assertThat(result.out()).isEqualToIgnoringNewLines("@production -> version 1");
        assertThat(server.requests()).last().asString().contains("\"reason\":\"wrong sums\"");
    }

    @Test
    void showsSavesAndRemovesPolicies() throws IOException {
        Path document = Files.writeString(home.resolve("policy.json"), "{\"alias\":\"production\"}");
        server.on("GET /api/v1/policies", "{\"items\":[" + POLICY + "],\"next_page_token\":null}")
                .on("GET /api/v1/models/adder/policies/production", POLICY)
                .on("PUT /api/v1/policies/production", POLICY)
                .on("DELETE /api/v1/policies/production", 204, "");
        assertThat(server.run("policy", "list").out()).contains("production", "(all)", "grace");
        assertThat(server.run("policy", "show", "production", "--model", "adder")
                        .out())
                .contains("- parity must pass");
        assertThat(server.run("policy", "set", "production", document.toString())
                        .code())
                .isZero();
        assertThat(server.requests()).last().asString().endsWith("{\"alias\":\"production\"}");
        assertThat(server.run("policy", "delete", "production").code()).isZero();
    }

    @Test
    void checksPolicyWithoutSavingIt() throws IOException {
        Path document = Files.writeString(home.resolve("policy.json"), "{\"alias\":\"production\"}");
        server.on("POST /api/v1/policy-checks", """
                {"valid":false,"errors":[{"requirement":"parity","position":7,"message":"undeclared reference"}],
                 "explanation":[],"verdicts":null}""");
        Result result = server.run("policy", "check", document.toString(), "--model", "adder", "--version-number", "2");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).contains("✗ The document cannot be saved.", "parity at 7: undeclared reference");
        Result wrong = server.run("policy", "check", home.resolve("none.json").toString());
        assertThat(wrong.err()).contains("Cannot read", "Check the path.");
        Files.writeString(document, "[]");
        assertThat(server.run("policy", "check", document.toString()).err()).contains("is not a JSON object");
    }
}
