package dev.landbridge.training.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import dev.landbridge.training.attempt.Checkpoint;
import dev.landbridge.training.fake.FakeInstallation;
import dev.landbridge.training.health.FindingKind;
import dev.landbridge.training.health.HealthWatch;
import dev.landbridge.training.measurement.MetricSample;
import dev.landbridge.training.measurement.Progress;
import dev.landbridge.training.process.WorkerInstallation;
import dev.landbridge.training.process.WorkerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisionTest {
    private static final WorkerInstallation WORKER = new WorkerInstallation(FakeInstallation.create());

    private final QuickRunConfig config = QuickRunConfig.quick();
    private final Recorded recorded = new Recorded();
    private WorkerProcess process;

    @TempDir
    Path directory;

    @Test
    void storesWhatAGoodWorkerSays() throws Exception {
        assertThat(supervise("ok", 1, 1)).isEqualTo(new AttemptEnd.Completed());

        assertThat(recorded.samples()).extracting(MetricSample::step).contains(0L, 1L, 40L);
        assertThat(recorded.checkpoints()).extracting(Checkpoint::step).containsExactly(10L, 20L, 30L, 40L);
        assertThat(recorded.progress()).isEqualTo(new Progress(40, 40, 4000));
        assertThat(recorded.resumed).containsExactly(0L);
    }

    @Test
    void givesTheWorkerACleanEnvironment() throws Exception {
        supervise("ok", 1, 1);

        assertThat(Files.readAllLines(directory.resolve("environment.txt")))
                .contains("OMP_NUM_THREADS", "DJL_OFFLINE")
                .doesNotContain("HOME", "USER", "MAVEN_PROJECTBASEDIR");
    }

    @Test
    void reportsTheSignalOfACrash() throws Exception {
        assertThat(supervise("crash", 1, 1))
                .isEqualTo(new AttemptEnd.Crashed("the worker died of signal 11 (SIGSEGV: the engine crashed)"));

        assertThat(recorded.checkpoints()).extracting(Checkpoint::step).containsExactly(10L);
        assertThat(directory.resolve("stderr.log")).content().contains("terminate called without an active exception");
    }

    @Test
    void continuesFromTheCheckpointInTheNextAttempt() throws Exception {
        supervise("crash-once", 1, 1);

        assertThat(supervise("crash-once", 2, 1)).isEqualTo(new AttemptEnd.Completed());
        assertThat(recorded.resumed).containsExactly(0L, 10L);
    }

    @Test
    void killsAWorkerThatFallsSilent() throws Exception {
        assertThat(supervise("hang", 1, 1))
                .isInstanceOfSatisfying(
                        AttemptEnd.Stalled.class,
                        stalled -> assertThat(stalled.reason())
                                .startsWith("no progress for")
                                .contains("after step 15"));
        assertThatTheWorkerIsGone();
    }

    @Test
    void killsAWorkerWhoseHeartBeatsWithoutProgress() throws Exception {
        assertThat(supervise("stuck", 1, 1)).isInstanceOf(AttemptEnd.Stalled.class);
        assertThatTheWorkerIsGone();
    }

    @Test
    void tellsDivergenceFromACrash() throws Exception {
        assertThat(supervise("diverge", 1, 1)).isEqualTo(new AttemptEnd.Diverged("loss is NaN at step 12"));

        assertThat(recorded.batches.stream().flatMap(batch -> batch.findings().stream()))
                .extracting(finding -> finding.kind())
                .containsExactly(FindingKind.NAN);
    }

    @Test
    void tellsARefusedRunFromACrash() throws Exception {
        assertThat(supervise("refuse", 1, 1))
                .isEqualTo(new AttemptEnd.Refused("hidden_size must divide by twice the heads"));
    }

    @Test
    void keepsWhatIsNoEventInTheLog() throws Exception {
        assertThat(supervise("babble", 1, 1)).isEqualTo(new AttemptEnd.Completed());

        assertThat(recorded.batches.stream().flatMap(batch -> batch.lines().stream()))
                .extracting(line -> line.text())
                .contains("[W] a library talks on stdout");
    }

    @Test
    void stopsTheWorkerWhenTheRunIsCancelled() throws Exception {
        recorded.cancelAfterStep = 5;

        assertThat(supervise("ok", 1, 20)).isEqualTo(new AttemptEnd.Cancelled());
        assertThat(recorded.progress().step()).isLessThan(40);
        assertThatTheWorkerIsGone();
    }

    @Test
    void killsAWorkerThatDoesNotStop() throws Exception {
        recorded.cancelAfterStep = 6;

        assertThat(supervise("deaf", 1, 20)).isEqualTo(new AttemptEnd.Cancelled());
        assertThatTheWorkerIsGone();
    }

    @Test
    void leavesNoWorkerBehindWhenNothingCanBeWritten() throws Exception {
        recorded.broken.set(true);

        assertThatIllegalStateException().isThrownBy(() -> supervise("ok", 1, 20));
        assertThatTheWorkerIsGone();
    }

    @Test
    void leavesNoWorkerBehindWhenTheServiceStops() throws Exception {
        AtomicReference<Throwable> end = new AtomicReference<>();
        Thread thread = new Thread(() -> {
            try {
                supervise("ok", 1, 100);
            } catch (Exception e) {
                end.set(e);
            }
        });
        thread.start();
        await().until(() -> !recorded.samples().isEmpty());

        thread.interrupt();
        thread.join(Duration.ofSeconds(10).toMillis());

        assertThat(end.get()).isInstanceOf(InterruptedException.class);
        assertThatTheWorkerIsGone();
    }

    @Test
    void aSecondWorkerIsKeptOutOfTheRunDirectory() throws Exception {
        Thread first = new Thread(() -> {
            try {
                supervise("ok", 1, 100);
            } catch (Exception e) {
                Thread.currentThread().interrupt();
            }
        });
        first.start();
        await().until(() -> !recorded.samples().isEmpty());

        prepare("ok", 2, 1);
        assertThat(watch(new Recorded(), 2))
                .isEqualTo(new AttemptEnd.Crashed("another worker still holds the run's directory"));
        first.interrupt();
        first.join();
    }

    private AttemptEnd supervise(String script, int attempt, int stepMillis) throws Exception {
        prepare(script, attempt, stepMillis);
        return watch(recorded, attempt);
    }

    private AttemptEnd watch(Recorded record, int attempt) throws IOException, InterruptedException {
        ProcessBuilder command = WORKER.command(directory, List.of("train", "--run", directory.toString()));
        WorkerProcess started = WorkerProcess.start(command, directory.resolve("stderr.log"), Clock.systemUTC());
        process = record == recorded ? started : process;
        EventCollector events = new EventCollector(attempt, new HealthWatch(config), Progress.NONE);
        return new Supervision(started, events, record, config).watch();
    }

    private void prepare(String script, int attempt, int stepMillis) throws IOException {
        Files.writeString(directory.resolve("run.json"), """
                {"run_id":"run_1","attempt":%d,"parameters":{"steps":40,"step_millis":%d,"script":"%s"}}
                """.formatted(attempt, stepMillis, script));
    }

    private void assertThatTheWorkerIsGone() {
        await().untilAsserted(() -> assertThat(
                        ProcessHandle.of(process.identity().pid()).filter(ProcessHandle::isAlive))
                .isEmpty());
    }

    private static final class Recorded implements AttemptRecord {
        final List<EventBatch> batches = new CopyOnWriteArrayList<>();
        final List<Long> resumed = new CopyOnWriteArrayList<>();
        final AtomicBoolean broken = new AtomicBoolean();
        long cancelAfterStep = Long.MAX_VALUE;

        @Override
        public void write(EventBatch batch) {
            if (broken.get()) {
                throw new IllegalStateException("the database is away");
            }
            batches.add(batch);
        }

        @Override
        public void resumedFrom(long step) {
            resumed.add(step);
        }

        @Override
        public boolean cancelRequested() {
            return progress().step() >= cancelAfterStep;
        }

        Progress progress() {
            return batches.isEmpty()
                    ? Progress.NONE
                    : batches.get(batches.size() - 1).progress();
        }

        List<MetricSample> samples() {
            return batches.stream().flatMap(batch -> batch.samples().stream()).toList();
        }

        List<Checkpoint> checkpoints() {
            return batches.stream()
                    .flatMap(batch -> batch.checkpoints().stream())
                    .toList();
        }
    }
}
