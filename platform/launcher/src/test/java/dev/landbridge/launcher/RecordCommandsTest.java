package dev.landbridge.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.landbridge.formats.audit.AuditLink;
import dev.landbridge.formats.digest.CanonicalJson;
import dev.landbridge.launcher.CommandServer.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./landbridge audit}, {@code fsck}, {@code token}, {@code webhook}; a server that is not there. */
class RecordCommandsTest {
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

    private static String chain(int events) {
        StringBuilder lines = new StringBuilder();
        String before = AuditLink.GENESIS;
        for (int sequence = 1; sequence <= events; sequence++) {
            ObjectNode content = JsonNodeFactory.instance.objectNode();
            content.put("id", "aud_" + sequence).put("actor", "usr_ada").put("action", "move-alias");
            content.put("service", "registry").put("team", "lab").put("sequence", sequence);
            content.put("previous_digest", before);
            before = CanonicalJson.sha256(content);
            lines.append(new AuditLink(content, before).line()).append('\n');
        }
        return lines.toString();
    }

    @Test
    void listsChangesOfAService() {
        server.on("GET /api/v1/audit", """
                {"items":[{"id":"aud-1","at":"2026-11-20T10:00:00Z","team":"lab","actor":"usr_ada","actor_name":"ada",
                  "action":"move-alias","subject_kind":"model","subject_id":"adder","detail":"{}","request_id":"r",
                  "service":"training","sequence":7,"previous_digest":"p","digest":"d"}],"next_page_token":null}""");
        String[] list = {
            "audit", "list", "--service", "training", "--subject", "model:adder", "--from", "2026-11-01T00:00:00Z"
        };
        assertThat(server.run(list).out()).contains("ada", "move-alias", "model:adder");
        assertThat(server.requests())
                .last()
                .asString()
                .contains("service=training", "subject=model%3Aadder", "from=2026-11-01T00%3A00%3A00Z");
        assertThat(server.run("audit", "list", "--json").fields())
                .startsWith("id", "at", "team", "actor", "actor_name", "action")
                .endsWith("sequence", "previous_digest", "digest");
        assertThat(server.run("audit", "list", "--from", "yesterday").code()).isEqualTo(2);
    }

    @Test
    void exportsAndVerifiesOffline() throws IOException {
        server.on("GET /api/v1/audit/export", chain(3));
        Path file = home.resolve("audit.jsonl");
        assertThat(server.run("audit", "export", "-o", file.toString()).out()).contains("3 events in " + file);
        assertThat(server.run("audit", "export").out()).isEqualToIgnoringNewLines(chain(3));
        Result intact = CommandServer.execute("audit", "verify", file.toString(), "--home", home.toString());
        assertThat(intact.code()).isZero();
        assertThat(intact.out()).contains("✓ " + file + ": 3 events intact");

        Files.writeString(file, Files.readString(file).replaceFirst("usr_ada(.*\n.*)usr_ada", "usr_ada$1usr_eve"));
        Result changed = CommandServer.execute("audit", "verify", file.toString(), "--json", "--home", home.toString());
        assertThat(changed.code()).isEqualTo(7);
        assertThat(changed.json().path("verified").booleanValue()).isFalse();
        assertThat(changed.json().path("first_broken").path("sequence").intValue())
                .isEqualTo(2);
    }

    @Test
    void verifiesEveryServiceAndReturnsSevenForABrokenOne() {
        server.on(
                "POST /api/v1/audit/verification",
                "{\"verified\":true,\"events\":1200,\"chains\":[],\"first_broken\":null}",
                """
                {"verified":false,"events":4,"chains":[],"first_broken":{"service":"training","team":"lab","sequence":5,
                 "id":"aud-5","reason":"digest does not match"}}""",
                "{\"verified\":true,\"events\":1,\"chains\":[],\"first_broken\":null}");
        Result result = server.run("audit", "verify");
        assertThat(result.code()).isEqualTo(7);
        assertThat(result.out())
                .contains("✓ registry: 1,200 events intact")
                .contains("✗ training: 4 events intact, then event 5: digest does not match")
                .contains("✓ portal");
        assertThat(server.run("audit", "verify", "--service", "eval", "--json")
                        .json()
                        .path("eval")
                        .path("verified")
                        .booleanValue())
                .isTrue();
    }

    @Test
    void checksStorage() {
        server.on("POST /api/v1/storage/checks", 202, check("QUEUED", 0, ""))
                .on("GET /api/v1/storage/checks/chk-1", check("RUNNING", 5, ""), check("SUCCEEDED", 10, ""));
        Result clean = server.run("fsck");
        assertThat(clean.code()).as(clean.err()).isZero();
        assertThat(clean.out()).contains("✓ fsck", "10 files, every digest right");

        server.on(
                "GET /api/v1/storage/checks/chk-1",
                check("SUCCEEDED", 10, "{\"sha256\":\"abc\",\"problem\":\"missing\"}"));
        Result damaged = server.run("fsck", "--json");
        assertThat(damaged.code()).isEqualTo(7);
        assertThat(damaged.json().path("findings").get(0).path("problem").textValue())
                .isEqualTo("missing");
        assertThat(damaged.err()).contains("✗ fsck", "1 damaged");
    }

    private static String check(String state, int checked, String finding) {
        return "{\"id\":\"chk-1\",\"state\":\"%s\",\"checked\":%d,\"total\":10,\"findings\":[%s]}"
                .formatted(state, checked, finding);
    }

    @Test
    void makesAndListsTokens() {
        String token = """
                {"id":"tok-1","name":"ci","prefix":"lbp_abcd","scopes":["read"],"token":%s,"created_at":"2026-11-20T10:00:00Z",
                 "expires_at":"2027-01-20T10:00:00Z","last_used_at":null}""";
        server.on("POST /api/v1/tokens", 201, token.formatted("\"lbp_abcdef\""))
                .on("GET /api/v1/tokens", "{\"items\":[" + token.formatted("null") + "],\"next_page_token\":null}");
        assertThat(server.run("token", "create", "ci", "--days", "60").out()).isEqualToIgnoringNewLines("lbp_abcdef");
        assertThat(server.requests()).last().asString().contains("\"expires_in_days\":60");
        assertThat(server.requests()).last().asString().doesNotContain("scopes");
        server.run("token", "create", "ci", "--scope", "read,write");
        assertThat(server.requests()).last().asString().contains("\"scopes\":[\"read\",\"write\"]");
        assertThat(server.run("token", "list").out()).contains("tok-1", "lbp_abcd", "read");
        assertThat(server.run("token", "list", "--json").fields())
                .containsExactly("id", "name", "prefix", "scopes", "token", "created_at", "expires_at", "last_used_at");
    }

    @Test
    void managesWebhooks() {
        String webhook = """
                {"id":"wh-1","url":"https://ci.example.com/hook","events":["alias.moved"],"secret":%s,
                 "enabled":%s,"created_at":"2026-11-20T10:00:00Z","last_delivery":null}""";
        server.on("POST /api/v1/webhooks", 201, webhook.formatted("\"whsec_1\"", "true"))
                .on("GET /api/v1/webhooks", "{\"items\":[" + webhook.formatted("null", "true") + "]}")
                .on("PATCH /api/v1/webhooks/wh-1", webhook.formatted("null", "false"))
                .on("POST /api/v1/webhooks/wh-1/test", 202, "{\"id\":\"dlv-1\",\"state\":\"PENDING\"}")
                .on("GET /api/v1/webhooks/wh-1/deliveries", "{\"items\":[{\"id\":\"dlv-1\",\"status\":200}]}")
                .on("DELETE /api/v1/webhooks/wh-1", 204, "");
        assertThat(server.run("webhook", "create", "https://ci.example.com/hook", "--event", "alias.moved")
                        .out())
                .isEqualToIgnoringNewLines("wh-1 secret whsec_1");
        assertThat(server.run("webhook", "list").out()).contains("wh-1", "alias.moved", "true");
        assertThat(server.run("webhook", "disable", "wh-1").out()).isEqualToIgnoringNewLines("wh-1 is disabled.");
        assertThat(server.requests()).last().asString().endsWith("{\"enabled\":false}");
        assertThat(server.run("webhook", "test", "wh-1").out()).contains("PENDING");
        assertThat(server.run("webhook", "deliveries", "wh-1", "--json").fields())
                .containsExactly("id", "status");
        assertThat(server.run("webhook", "delete", "wh-1").code()).isZero();
    }

    @Test
    void refusesWhatIsNoAddress() {
        Result result = CommandServer.execute(
                "model", "list", "--url", "localhost", "--token", "lbp_x", "--home", home.toString());
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("Not an address: localhost", "http://localhost:8080");
    }

    @Test
    void returnsFourWithoutTheRole() {
        server.on("POST /api/v1/storage/checks", 403, """
                {"status":403,"code":"permission-denied","detail":"Needs the role operator."}""");
        Result result = server.run("fsck");
        assertThat(result.code()).isEqualTo(4);
        assertThat(result.err()).contains("Needs the role operator.", "--user");
    }
}
