package dev.landbridge.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.launcher.CommandServer.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./landbridge model} and {@code import DIRECTORY}. */
class ModelCommandsTest {
    private static final String CONFIG = "{\"layers\":2}";
    private static final String ALIAS = """
            {"name":"production","version":2,"chip":"cpu","release_id":null,"deployment_id":null,
             "moved_at":"2026-11-20T10:00:00Z","moved_by":"grace"}""";
    private static final String MODEL = """
            {"name":"adder","description":"Adds columns","team":"lab","visibility":"team","licence":"mit",
             "latest_version":2,"versions_count":2,"aliases":[%s],"tags":{},
             "created_at":"2026-11-19T10:00:00Z","created_by":"ada","updated_at":"2026-11-20T10:00:00Z"}""".formatted(ALIAS);
    private static final String VERSION = """
            {"id":"ver-2","model":"adder","version":2,"team":"lab","status":"READY","digest":"%s","size":12,
             "files":[{"path":"config.json","sha256":"%s","size":12}],"parameters":1234567,
             "tensors":[{"name":"embed","dtype":"F32","shape":[16,4]}],"facts":{"source":"notebook 7"},
             "tags":{},"aliases":["production"],"created_at":"2026-11-20T10:00:00Z","created_by":"ada"}""".formatted("d".repeat(64), sha256(CONFIG));

    @TempDir
    Path home;

    @TempDir
    Path files;

    private CommandServer server;

    @BeforeEach
    void start() throws IOException {
        server = new CommandServer(home);
        server.on("GET /api/v1/models/adder", MODEL)
                .on("GET /api/v1/models/adder/versions", "{\"items\":[" + VERSION + "],\"next_page_token\":null}")
                .on("GET /api/v1/models/adder/versions/2", VERSION);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void showsModelAndOneOfItsVersions() {
        assertThat(server.run("model", "show", "adder").out())
                .contains("adder: Adds columns", "licence mit", "@production -> 2 on cpu", "1,234,567");
        assertThat(server.run("model", "show", "adder@production").out())
                .contains("adder version 2, READY, 1,234,567 parameters in 1 tensors", "source: notebook 7")
                .contains("config.json", sha256(CONFIG));
        assertThat(server.run("model", "show", "adder@2", "--json").fields())
                .startsWith("id", "model", "version", "team", "status")
                .contains("files", "tensors", "created_at");
    }

    @Test
    void returnsThreeForVersionThatIsNotThere() {
        Result result = server.run("model", "show", "adder@staging");
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).contains("There is no adder@staging.", "./landbridge model show adder");
    }

    @Test
    void pushesDirectoryWithProgress() throws IOException {
        Files.writeString(files.resolve("config.json"), CONFIG);
        server.on("HEAD /api/v1/blobs/" + sha256(CONFIG), 404, "")
                .on("PUT /api/v1/blobs/" + sha256(CONFIG), 201, "{}")
                .on("POST /api/v1/models/adder/versions", 201, VERSION);
        Result result = server.run("model", "push", "adder", files.toString(), "--fact", "source=notebook 7");
        assertThat(result.code()).isZero();
        assertThat(result.out())
                .contains("✓ hashing", "✓ uploading", "1 file, 12 B")
                .contains("adder version 2, 1 files, 12 B, digest ");
        assertThat(server.requests())
                .last()
                .asString()
                .contains("POST /api/v1/models/adder/versions", sha256(CONFIG), "\"source\":\"notebook 7\"");
    }

    @Test
    void keepsProgressOutOfTheDocument() throws IOException {
        Files.writeString(files.resolve("config.json"), CONFIG);
        server.on("HEAD /api/v1/blobs/" + sha256(CONFIG), "").on("POST /api/v1/models/adder/versions", 201, VERSION);
        Result result = server.run("model", "push", "adder", files.toString(), "--json");
        assertThat(result.json().path("version").intValue()).isEqualTo(2);
        assertThat(result.err()).contains("✓ uploading");
        assertThat(server.requests()).noneMatch(request -> request.startsWith("PUT"));
    }

    @Test
    void saysWhichDirectoryIsMissing() {
        Path missing = files.resolve("nothing");
        Result result = server.run("model", "push", "adder", missing.toString());
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains(missing.toString(), "no such directory", "Check the path");
    }

    @Test
    void pullsFilesAndChecksThem() {
        server.on("GET /api/v1/models/adder/versions/2/files/config.json", CONFIG);
        Result result = server.run(
                "model", "pull", "adder@production", files.resolve("copy").toString());
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).contains("✓ downloading", "adder version 2 is in ", "every digest checked");
        assertThat(files.resolve("copy/config.json")).hasContent(CONFIG);
    }

    @Test
    void returnsSevenForDamagedContent() {
        server.on("GET /api/v1/models/adder/versions/2/files/config.json", "{\"layers\":3}");
        Result result =
                server.run("model", "pull", "adder", files.resolve("copy").toString());
        assertThat(result.code()).isEqualTo(7);
        assertThat(result.err()).contains("Repeat the command.");
        assertThat(files.resolve("copy/config.json")).doesNotExist();
    }

    @Test
    void comparesVersions() {
        server.on("GET /api/v1/version-diffs", """
                {"from":1,"to":2,
                 "files":[{"path":"config.json","change":"CHANGED","from_path":"config.json","from_sha256":"a","to_sha256":"b",
                           "from_size":10,"to_size":12},
                          {"path":"b.json","change":"RENAMED","from_path":"a.json"},
                          {"path":"same.json","change":"UNCHANGED","from_path":"same.json"}],
                 "config":[{"path":"layers","from":1,"to":2}],
                 "tensors":[{"name":"embed","change":"ADDED","from":null,"to":{"dtype":"F32","shape":[16,4]}}],
                 "metrics":[{"key":"loss","from":0.5,"to":0.25}],"evidence":[{"kind":"parity","from":null,"to":{"verdict":"PASS","stale":true}}]}""");
        Result result = server.run("model", "diff", "adder", "1", "production");
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out())
                .contains(
                        "adder: version 1 -> 2",
                        "RENAMED  b.json, was a.json",
                        "parity: - -> PASS (stale)",
                        "CHANGED  config.json",
                        "layers: 1 -> 2",
                        "embed",
                        "loss: 0.5000 -> 0.2500");
        assertThat(result.out()).doesNotContain("same.json");
        assertThat(server.requests()).last().asString().contains("model=adder", "from=1", "to=2");
    }

    @Test
    void tellsLineageCardAndEvidence() {
        server.on("GET /api/v1/models/adder/versions/2/lineage", """
                        {"nodes":[{"id":"d1","kind":"dataset","label":"columns@1","href":null},
                                  {"id":"v2","kind":"model-version","label":"adder@2","href":null}],
                         "edges":[{"from":"d1","to":"v2"}],"incomplete":[]}""")
                .on("GET /api/v1/models/adder/versions/2/card", """
                        {"markdown":"# Adder\\n","licence":"mit","intended_use":null,"facts":[]}""")
                .on("GET /api/v1/models/adder/versions/2/evidence", """
                        {"items":[{"id":"ev-1","model":"adder","version":2,"kind":"parity","verdict":"PASS",
                          "chip":"ascend-910b","numerics":"bf16","summary":"all gates","stale":true,"stale_because":["the policy changed"],
                          "created_at":"2026-11-20T10:00:00Z"}],"next_page_token":null}""");
        assertThat(server.run("model", "lineage", "adder").out())
                .isEqualToIgnoringNewLines("dataset columns@1 -> model-version adder@2");
        assertThat(server.run("model", "card", "adder@2").out()).isEqualToIgnoringNewLines("# Adder");
        assertThat(server.run("model", "evidence", "adder@2").out()).contains("parity", "PASS", "ascend-910b");
        assertThat(server.run("model", "evidence", "adder@2", "--json").fields())
                .startsWith("id", "model", "version", "kind", "verdict");
    }

    @Test
    void deletesOnlyWhenToldTwice() {
        server.on("DELETE /api/v1/models/adder/versions/2", 204, "");
        assertThat(server.run("model", "delete", "adder@2").code()).isEqualTo(2);
        assertThat(server.requests()).noneMatch(request -> request.startsWith("DELETE"));
        assertThat(server.run("model", "delete", "adder@2", "--yes", "--json")
                        .json()
                        .path("deleted")
                        .textValue())
                .isEqualTo("adder@2");
    }

    @Test
    void listsMovesAndRemovesAliases() {
        server.on("GET /api/v1/models/adder/aliases", "{\"items\":[" + ALIAS + "],\"next_page_token\":null}")
                .on("GET /api/v1/models/adder/aliases/production/history", """
                        {"items":[{"name":"production","from_version":1,"to_version":2,"chip":"cpu","release_id":null,
                          "moved_at":"2026-11-20T10:00:00Z","moved_by":"grace"}],"next_page_token":null}""")
                .on("DELETE /api/v1/models/adder/aliases/canary", 204, "");
        assertThat(server.run("model", "alias", "list", "adder").out()).contains("production", "grace");
        assertThat(server.run("model", "alias", "history", "adder", "production", "--json")
                        .fields())
                .containsExactly("name", "from_version", "to_version", "chip", "release_id", "moved_at", "moved_by");
        assertThat(server.run("model", "alias", "delete", "adder", "canary").out())
                .isEqualToIgnoringNewLines("Removed @canary.");
    }

    @Test
    void importsDirectoryWithItsOrigin() throws IOException {
        Files.writeString(files.resolve("config.json"), CONFIG);
        server.on("HEAD /api/v1/blobs/" + sha256(CONFIG), "").on("POST /api/v1/models/adder/versions", 201, VERSION);
        Result result = server.run("import", files.toString(), "--model", "adder", "--revision", "r1");
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(server.requests())
                .last()
                .asString()
                .contains("\"import.source\":\"directory\"", "\"import.revision\":\"r1\"");
    }
}
