package dev.landbridge.training.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.landbridge.formats.digest.FileDigest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The protocol of README.md, spoken with real processes. */
class WorkerProcessTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int STEPS = 60;

    @TempDir
    Path directory;

    @BeforeEach
    void makeDataset() throws IOException {
        new DatasetGenerator(JSON.readTree("{\"train_rows\":400,\"heldout_rows\":20,\"max_digits\":2}"))
                .write(directory.resolve("data"));
    }

    @Test
    void aKilledRunEndsWithTheBitsOfAnUninterruptedOne() throws Exception {
        JsonNode straight = finish(run("straight", json -> {}));
        Path killed = run("killed", json -> {});
        for (int step : new int[] {13, 37}) {
            try (WorkerProcess worker = train(killed)) {
                assertThat(worker.awaitStep(step)).isNotNull();
                worker.kill();
                assertThat(worker.exitCode()).isEqualTo(137);
            }
        }
        JsonNode resumed = finish(killed);
        assertThat(resumed.at("/checkpoint/digest")).isEqualTo(straight.at("/checkpoint/digest"));
        assertThat(resumed.at("/export/digest")).isEqualTo(straight.at("/export/digest"));
        assertThat(resumed.at("/facts/tokens")).isEqualTo(straight.at("/facts/tokens"));
        assertThat(resumed.at("/facts/loss")).isEqualTo(straight.at("/facts/loss"));
    }

    @Test
    void exportsAModelWhoseFilesAreWhatItSays() throws Exception {
        Path run = run("export", json -> {});
        JsonNode done = finish(run);
        assertThat(done.at("/export/files")).hasSize(5);
        for (JsonNode file : done.at("/export/files")) {
            FileDigest actual =
                    FileDigest.of(run.resolve("export"), file.path("path").asText());
            assertThat(file.path("sha256").asText()).isEqualTo(actual.sha256());
            assertThat(file.path("size").asLong()).isEqualTo(actual.size());
        }
        assertThat(done.at("/facts/steps").asInt()).isEqualTo(STEPS);
        assertThat(finish(run)).as("a complete run says the same again").isEqualTo(done);
    }

    @Test
    void sigtermDuringTrainingLeavesACheckpointAndExitsCleanly() throws Exception {
        for (int round = 0; round < 3; round++) {
            Path run = run("terminated-" + round, json -> json.put("log_every", 1));
            try (WorkerProcess worker = train(run)) {
                assertThat(worker.awaitStep(11 + round)).isNotNull();
                worker.terminate();
                assertStopped(worker, "sigterm");
            }
        }
    }

    @Test
    void stopsWhenItsParentIsGone() throws Exception {
        Path run = run("orphan", json -> {});
        try (WorkerProcess worker = train(run)) {
            assertThat(worker.awaitStep(5)).isNotNull();
            worker.closeStdin();
            assertStopped(worker, "stdin-closed");
        }
    }

    @Test
    void twoWorkersNeverTrainTheSameRun() throws Exception {
        Path run = run("held", json -> {});
        try (WorkerProcess first = train(run)) {
            assertThat(first.awaitStep(1)).isNotNull();
            try (WorkerProcess second = train(run)) {
                assertThat(second.exitCode()).isEqualTo(4);
                assertThat(second.last().path("reason").asText()).isEqualTo("locked");
            }
            first.kill();
            assertThat(first.exitCode()).isEqualTo(137);
        }
    }

    @Test
    void saysSoWhenTheLossDivergesAndWritesNothingAfter() throws Exception {
        Path run = run(
                "diverged",
                json -> json.withObject("parameters").put("learning_rate", 1e38).put("warmup_steps", 0));
        try (WorkerProcess worker = train(run)) {
            assertThat(worker.exitCode()).isEqualTo(3);
            assertThat(worker.last().path("state").asText()).isEqualTo("failed");
            assertThat(worker.last().path("reason").asText()).isEqualTo("diverged");
            assertThat(worker.events("health")).singleElement().satisfies(health -> {
                assertThat(health.path("kind").asText()).isEqualTo("diverged");
                assertThat(health.path("level").asText()).isEqualTo("failed");
            });
            assertThat(worker.events("checkpoint")).isEmpty();
        }
        assertThat(run.resolve("export")).doesNotExist();
    }

    @Test
    void goesBackToAnEarlierStepOncePerAttempt() throws Exception {
        Path run = run("rollback", json -> {});
        JsonNode straight = finish(run);
        write(run, json -> json.put("attempt", 2).put("from_step", 45));
        try (WorkerProcess worker = train(run)) {
            JsonNode running =
                    worker.await(event -> event.path("state").asText().equals("running"));
            assertThat(running.path("from_step").asInt()).isEqualTo(40);
            assertThat(worker.awaitStep(51)).isNotNull();
            worker.kill();
        }
        try (WorkerProcess worker = train(run)) {
            JsonNode running =
                    worker.await(event -> event.path("state").asText().equals("running"));
            assertThat(running.path("from_step").asInt()).isEqualTo(50);
            assertThat(worker.exitCode()).isZero();
            assertThat(worker.last().at("/checkpoint/digest")).isEqualTo(straight.at("/checkpoint/digest"));
        }
    }

    @Test
    void refusesWhatCannotBeTrained() throws Exception {
        assertRefused(json -> json.withObject("parameters").put("lr", 1), "unknown parameter lr");
        assertRefused(json -> json.put("recipe", "none"), "unknown recipe none");
        assertRefused(json -> json.withObject("dataset").put("digest", "00"), "the dataset has the digest");
        assertRefused(
                json -> json.withObject("dataset").put("directory", "nowhere"), "the dataset has no heldout.jsonl");
    }

    @Test
    void beatsWhateverItDoesAndLeavesNoGapOfFiveSeconds() throws Exception {
        Path run = run("beat", json -> json.put("heartbeat_seconds", 1));
        try (WorkerProcess worker = train(run)) {
            assertThat(worker.exitCode()).isZero();
            assertThat(worker.events("heartbeat")).isNotEmpty();
            Instant before =
                    Instant.parse(worker.events("state").get(0).path("time").asText());
            for (JsonNode beat : worker.events("heartbeat")) {
                assertThat(Instant.parse(beat.path("time").asText())).isBefore(before.plusSeconds(5));
                before = Instant.parse(beat.path("time").asText());
            }
        }
    }

    private void assertStopped(WorkerProcess worker, String reason) throws Exception {
        assertThat(worker.exitCode()).isZero();
        assertThat(worker.last().path("state").asText()).isEqualTo("stopped");
        assertThat(worker.last().path("reason").asText()).isEqualTo(reason);
        List<JsonNode> checkpoints = worker.events("checkpoint");
        assertThat(checkpoints.get(checkpoints.size() - 1).path("step"))
                .isEqualTo(worker.last().path("step"));
        assertThat(directory.resolve("hs_err.log")).doesNotExist();
    }

    private void assertRefused(Consumer<ObjectNode> change, String message) throws Exception {
        try (WorkerProcess worker = train(run("refused", change))) {
            assertThat(worker.exitCode()).isEqualTo(2);
            assertThat(worker.last().path("reason").asText()).isEqualTo("invalid");
            assertThat(worker.last().path("message").asText()).startsWith(message);
        }
    }

    private JsonNode finish(Path run) throws Exception {
        try (WorkerProcess worker = train(run)) {
            assertThat(worker.exitCode()).isZero();
            assertThat(worker.last().path("type").asText()).isEqualTo("done");
            return worker.last();
        }
    }

    private WorkerProcess train(Path run) throws IOException {
        return WorkerProcess.start(directory.resolve("stderr.log"), "train", "--run", run.toString());
    }

    private Path run(String name, Consumer<ObjectNode> change) throws IOException {
        Path run = Files.createDirectories(directory.resolve(name));
        write(run, change);
        return run;
    }

    private static void write(Path run, Consumer<ObjectNode> change) throws IOException {
        ObjectNode json = JSON.createObjectNode()
                .put("recipe", "column-addition")
                .put("log_every", 1)
                .put("eval_every", 25)
                .put("eval_rows", 20)
                .put("checkpoint_every", 10);
        json.putObject("parameters").put("steps", STEPS).put("warmup_steps", 5);
        json.putObject("dataset").put("directory", "../data");
        change.accept(json);
        JSON.writeValue(run.resolve(RunSettings.FILE).toFile(), json);
    }
}
