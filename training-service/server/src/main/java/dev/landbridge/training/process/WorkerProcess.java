package dev.landbridge.training.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A running worker. Its standard input is a pipe that is never written to: when this service dies the pipe closes, and
 * the worker ends itself.
 */
public final class WorkerProcess implements AutoCloseable {
    private static final int QUEUE_LINES = 10_000;
    private static final int MAX_LINE = 1 << 20;

    private final Process process;
    private final ProcessIdentity identity;
    private final WorkerEvents events;
    private final BlockingQueue<String> lines = new ArrayBlockingQueue<>(QUEUE_LINES);
    private volatile boolean drained;

    private WorkerProcess(Process process, Clock clock) {
        this.process = process;
        this.identity = ProcessIdentity.of(process.toHandle(), clock.instant());
        this.events = new WorkerEvents(clock);
    }

    /** Starts the process; what it writes to standard error is appended to the file. */
    public static WorkerProcess start(ProcessBuilder command, Path standardError, Clock clock) throws IOException {
        command.redirectError(ProcessBuilder.Redirect.appendTo(standardError.toFile()));
        WorkerProcess worker = new WorkerProcess(command.start(), clock);
        Thread reader = new Thread(worker::read, "worker-output-" + worker.identity.pid());
        reader.setDaemon(true);
        reader.start();
        return worker;
    }

    public ProcessIdentity identity() {
        return identity;
    }

    /** The next event, or empty when there is none within the time. */
    public Optional<WorkerEvent> next(Duration wait) throws InterruptedException {
        String line = lines.poll(wait.toMillis(), TimeUnit.MILLISECONDS);
        return line == null ? Optional.empty() : events.parse(line);
    }

    /** The process has ended and every line it wrote was taken. */
    public boolean ended() {
        return drained && lines.isEmpty() && !process.isAlive();
    }

    /** 128 plus the signal's number for a process that was killed. */
    public int exitCode() {
        return process.exitValue();
    }

    /** Asks the worker to write a checkpoint and to end. */
    public void terminate() {
        process.destroy();
    }

    public void kill() {
        process.destroyForcibly();
    }

    /** Asks, waits, kills. */
    public void stop(Duration grace) throws InterruptedException {
        terminate();
        if (!process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
            kill();
            process.waitFor();
        }
    }

    /** Nothing of the worker survives this. */
    @Override
    public void close() {
        process.destroyForcibly();
        lines.clear();
    }

    private void read() {
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = output.readLine();
            while (line != null) {
                lines.put(line.length() <= MAX_LINE ? line : line.substring(0, MAX_LINE));
                line = output.readLine();
            }
        } catch (IOException e) {
            // the pipe breaks when the process is killed; the exit code tells why it ended
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            drained = true;
        }
    }
}
