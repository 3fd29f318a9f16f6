package dev.landbridge.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.launcher.CommandServer.Result;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./landbridge run}, {@code dataset} and {@code import} of remote repositories: durable work and its inputs. */
class RunCommandsTest {
    private static final String DATASET = """
            {"id":"ds-1","name":"columns","version":3,"team":"lab","description":"Sums","digest":"%s",
             "splits":[{"name":"train","rows":90000,"file":{"path":"train.jsonl","sha256":"s","size":2048}}],
             "created_at":"2026-11-20T10:00:00Z","created_by":"ada","used_by":[{"model":"adder","version":2}]}""".formatted("e".repeat(64));

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

    private static String items(String item) {
        return "{\"items\":[" + item + "],\"next_page_token\":null}";
    }

    private static String run(String state, int step) {
        return """
                {"id":"run-1","name":"first","team":"lab","experiment":"sums","recipe":"adder","preset":"smoke",
                 "state":"%s","message":"","pool":"cpu","silicon":"cpu","target_chip":"ascend-910b",
                 "dataset":{"name":"columns","version":3,"digest":"d"},"parameters":{},"register_as":"adder",
                 "step":%d,"total_steps":40,"progress":%s,"eta_seconds":null,"attempts":[],
                 "summary":{"loss":0.125,"gradient_norm":1.5,"heldout_exact_match":0.98},
                 "model_version":{"model":"adder","version":2,"id":"ver-2"},
                 "created_at":"2026-11-20T10:00:00Z","created_by":"ada"}""".formatted(state, step, step / 40.0);
    }

    private static String imported(String state, String version) {
        return """
                {"id":"imp-1","source":"huggingface","endpoint":null,"repo":"org/tiny","revision":null,
                 "source_commit":"c0ffee","licence":"mit","model":"tiny","state":"%s","message":"gone","files":1,
                 "total_files":2,"bytes":1024,"total_bytes":2048,"version":%s,
                 "created_at":"2026-11-20T10:00:00Z","created_by":"ada","finished_at":null}""".formatted(state, version);
    }

    @Test
    void listsAndShowsRuns() {
        server.on("GET /api/v1/runs", items(run("RUNNING", 20))).on("GET /api/v1/runs/run-1", run("RUNNING", 20));
        assertThat(server.run("run", "list", "--experiment", "sums", "--state", "RUNNING")
                        .out())
                .contains("run-1", "20/40", "0.125");
        assertThat(server.requests()).last().asString().contains("experiment=sums", "state=RUNNING");
        assertThat(server.run("run", "show", "run-1").out())
                .contains(
                        "adder/smoke on columns@3 in pool cpu for ascend-910b, step 20 of 40", "registered as adder@2");
        assertThat(server.run("run", "show", "run-1", "--json").fields())
                .startsWith("id", "name", "team", "experiment", "recipe", "preset", "state");
    }

    @Test
    void startsRunInNewExperimentAndFollowsIt() {
        server.on("GET /api/v1/experiments", "{\"items\":[]}")
                .on("POST /api/v1/experiments", 201, "{\"id\":\"e1\",\"name\":\"sums\"}")
                .on("POST /api/v1/runs", 201, run("QUEUED", 0))
                .on("GET /api/v1/runs/run-1", run("RUNNING", 20), run("SUCCEEDED", 40));
        String[] start = {
            "run",
            "start",
            "--experiment",
            "sums",
            "--recipe",
            "adder",
            "--dataset",
            "columns@3",
            "--target-chip",
            "ascend-910b",
            "--param",
            "steps=40",
            "--param",
            "optimizer=adam",
            "--register-as",
            "adder",
            "--watch"
        };
        Result result = server.run(start);
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).contains("✓ run", "run-1 succeeded");
        assertThat(server.requests())
                .anySatisfy(request -> assertThat(request)
                        .startsWith("POST /api/v1/runs")
                        .contains(
                                "\"steps\":40",
                                "\"optimizer\":\"adam\"",
                                "\"version\":3",
                                "\"register_as\":\"adder\""));
    }

    @Test
    void refusesDatasetVersionThatIsNoNumberBeforeItMakesAnything() {
        Result result = server.run(
                "run",
                "start",
                "--experiment",
                "sums",
                "--recipe",
                "adder",
                "--dataset",
                "columns@newest",
                "--target-chip",
                "cpu");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("Not a dataset version: newest", "mix@3");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void watchesWithLogsAndFailsWhenTheRunFails() {
        server.on("GET /api/v1/runs/run-1", run("RUNNING", 20), run("FAILED", 20))
                .on(
                        "GET /api/v1/runs/run-1/logs",
                        "{\"lines\":[{\"n\":1,\"level\":\"INFO\",\"text\":\"step 20\"}],\"next_after\":1}",
                        "{\"lines\":[],\"next_after\":1}");
        Result result = server.run("run", "watch", "run-1", "--logs", "--json");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.json().path("state").textValue()).isEqualTo("FAILED");
        assertThat(result.err()).contains("step 20", "✗ run", "run-1 FAILED");
        assertThat(server.requests()).anyMatch(request -> request.contains("after=1"));
    }

    @Test
    void cancelsRun() {
        server.on("POST /api/v1/runs/run-1/cancellation", run("CANCELLED", 20));
        assertThat(server.run("run", "cancel", "run-1").out()).isEqualToIgnoringNewLines("run-1 is CANCELLED");
    }

    @Test
    void listsShowsAndPrintsDatasets() {
        server.on("GET /api/v1/datasets", items(DATASET))
                .on("GET /api/v1/datasets/columns/versions", items(DATASET))
                .on("GET /api/v1/datasets/columns/versions/3", DATASET)
                .on(
                        "GET /api/v1/datasets/columns/versions/3/rows",
                        "{\"items\":[{\"q\":\"1+1\",\"a\":\"2\"}],\"total\":90000}");
        assertThat(server.run("dataset", "list").out()).contains("columns", "90000", "eeeeeeeeeeee");
        assertThat(server.run("dataset", "list", "--json").fields()).startsWith("id", "name", "version", "team");
        assertThat(server.run("dataset", "show", "columns").out())
                .contains("columns version 3, Sums", "split train: 90,000 rows, 2.0 KiB", "used by adder@2");
        assertThat(server.run("dataset", "rows", "columns@3", "--split", "train", "--limit", "1")
                        .out())
                .isEqualToIgnoringNewLines("{\"q\":\"1+1\",\"a\":\"2\"}");
        assertThat(server.requests()).last().asString().contains("split=train", "limit=1", "offset=0");
    }

    @Test
    void namesDatasetThatIsNotThere() {
        server.on("GET /api/v1/datasets/nothing/versions", "{\"items\":[]}");
        Result none = server.run("dataset", "show", "nothing");
        assertThat(none.code()).isEqualTo(3);
        assertThat(none.err()).contains("There is no dataset nothing", "./landbridge dataset list");
        assertThat(server.run("dataset", "show", "nothing@x").code()).isEqualTo(1);
        assertThat(server.run("dataset", "rows", "columns@9").code()).isEqualTo(3);
    }

    @Test
    void followsRemoteImportAndKeepsItsTokenOutOfTheAnswer() {
        server.on("POST /api/v1/imports", 202, imported("QUEUED", "null"))
                .on("GET /api/v1/imports/imp-1", imported("DOWNLOADING", "null"), imported("SUCCEEDED", "1"));
        Result result = server.run("import", "hf:org/tiny", "--source-token", "hf_secret", "--fact", "why=test");
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).contains("✓ import", "tiny version 1").doesNotContain("hf_secret");
        assertThat(server.requests().get(0))
                .contains(
                        "\"source\":\"huggingface\"",
                        "\"repo\":\"org/tiny\"",
                        "\"model\":\"tiny\"",
                        "\"why\":\"test\"");
    }

    @Test
    void leavesImportToTheServerAndTakesItUpAgain() {
        server.on("POST /api/v1/imports", 202, imported("QUEUED", "null"))
                .on("GET /api/v1/imports", items(imported("DOWNLOADING", "null")))
                .on("GET /api/v1/imports/imp-1", imported("FAILED", "null"))
                .on("POST /api/v1/imports/imp-1/cancellation", imported("CANCELLED", "null"));
        assertThat(server.run("import", "modelscope:org/tiny", "--detach").out())
                .contains("imp-1 is QUEUED", "./landbridge import watch imp-1");
        assertThat(server.run("import", "list").out()).contains("imp-1", "1.0 KiB of 2.0 KiB");
        assertThat(server.run("import", "list", "--json").fields()).startsWith("id", "source", "endpoint", "repo");
        assertThat(server.run("import", "show", "imp-1").out()).contains("1 of 2 files");
        Result failed = server.run("import", "watch", "imp-1");
        assertThat(failed.code()).isEqualTo(1);
        assertThat(failed.out()).contains("✗ import", "FAILED: gone");
        assertThat(server.run("import", "cancel", "imp-1", "--json")
                        .json()
                        .path("state")
                        .textValue())
                .isEqualTo("CANCELLED");
    }

    @Test
    void asksForWhatToImport() {
        assertThat(server.run("import").err()).contains("What is to be imported?");
        Result missing = server.run("import", "no-such-directory");
        assertThat(missing.code()).isEqualTo(1);
        assertThat(missing.err()).contains("There is no directory no-such-directory.", "hf:NAMESPACE/NAME");
    }
}
