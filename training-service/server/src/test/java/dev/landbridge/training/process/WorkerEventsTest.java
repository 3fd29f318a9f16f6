package dev.landbridge.training.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerEventsTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant THEN = Instant.parse("2026-11-23T20:00:00Z");

    private final WorkerEvents events = new WorkerEvents(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void readsMetricsAndDropsWhatIsNoNumber() {
        assertThat(events.parse("""
                {"type":"metrics","time":"2026-11-23T20:00:00Z","step":200,
                 "values":{"loss":0.61,"tokens":110000,"bad key":1,"note":"x","gradient_norm":"NaN"}}"""))
                .contains(new WorkerEvent.Metrics(THEN, 200, Map.of("loss", 0.61, "tokens", 110000.0)));
    }

    @Test
    void readsWhereTrainingStarts() {
        assertThat(events.parse("""
                {"type":"state","time":"2026-11-23T20:00:00Z","state":"running","step":200,"total_steps":1200,"from_step":200}""")).contains(new WorkerEvent.Running(THEN, 200, 1200));
    }

    @Test
    void readsWhyTheWorkerEnds() {
        assertThat(events.parse("""
                {"type":"state","time":"2026-11-23T20:00:00Z","state":"failed","step":203,"reason":"diverged","message":"loss is NaN"}""")).contains(new WorkerEvent.Ended(THEN, "failed", "diverged", "loss is NaN", 203));
    }

    @Test
    void readsCheckpointsAndHeartbeats() {
        assertThat(events.parse("""
                {"type":"checkpoint","time":"2026-11-23T20:00:00Z","step":5,"digest":"ab","size":9,"directory":"checkpoints/step-00000005"}"""))
                .contains(new WorkerEvent.CheckpointWritten(THEN, 5, "ab", 9, "checkpoints/step-00000005"));
        assertThat(events.parse("""
                {"type":"heartbeat","time":"2026-11-23T20:00:00Z","step":5,"phase":"training","idle_seconds":1.5}""")).contains(new WorkerEvent.Heartbeat(THEN, 5, "training", 1.5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[W] not json", "", "42", "[1]", "{\"type\":"})
    void keepsWhatIsNoEventAsALogLine(String line) {
        assertThat(events.parse(line)).contains(new WorkerEvent.Said(NOW, "warn", line));
    }

    @Test
    void ignoresEventsOfANewerWorker() {
        assertThat(events.parse("{\"type\":\"hologram\",\"step\":1}")).isEmpty();
    }

    @Test
    void takesItsOwnTimeWhenTheWorkersIsUnreadable() {
        assertThat(events.parse("{\"type\":\"log\",\"time\":\"yesterday\",\"level\":\"info\",\"text\":\"hi\"}"))
                .contains(new WorkerEvent.Said(NOW, "info", "hi"));
    }
}
