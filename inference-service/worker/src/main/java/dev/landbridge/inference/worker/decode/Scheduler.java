package dev.landbridge.inference.worker.decode;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Continuous batching: one thread admits waiting sequences to free slots and steps all active ones. It blocks while there is nothing
 * to do. A cancelled sequence gives its slot back before the next step.
 */
public final class Scheduler implements AutoCloseable {
    /** Name of the thread that does the decoding. */
    public static final String THREAD = "landbridge-scheduler";

    private static final Logger LOG = Logger.getLogger(Scheduler.class.getName());

    private final StepRunner runner;
    private final int queueCapacity;
    private final ServingFault.Source faults;
    private final Runnable onFailure;
    private final SchedulerMetrics metrics;
    private final Thread thread = new Thread(this::run, THREAD);
    private final Object lock = new Object();
    private final Deque<Sequence> waiting = new ArrayDeque<>();
    private final Sequence[] slots;
    private final SlotPrefixes prefixes;
    private boolean stopped;
    private volatile int running;

    /** @param onFailure called when the runtime failed; the scheduler has then stopped for good */
    public Scheduler(LlamaDecoder decoder, int queueCapacity, ServingFault.Source faults, Runnable onFailure) {
        this.metrics = new SchedulerMetrics();
        this.prefixes = new SlotPrefixes(decoder.options());
        this.runner = new StepRunner(decoder, metrics, prefixes);
        this.queueCapacity = queueCapacity;
        this.faults = faults;
        this.onFailure = onFailure;
        this.slots = new Sequence[decoder.options().slots()];
    }

    public Scheduler start() {
        thread.start();
        return this;
    }

    /** A request and where its tokens go. */
    public record Submission(SequenceRequest request, TokenSink sink) {}

    /**
     * Queues all sequences of one request, or none.
     *
     * @throws QueueFullException when they do not fit
     */
    public List<Sequence> submit(List<Submission> submissions) {
        List<Sequence> sequences = new ArrayList<>();
        for (Submission submission : submissions) {
            sequences.add(new Sequence(
                    submission.request(),
                    submission.sink(),
                    faults.of(submission.request().prompt())));
        }
        synchronized (lock) {
            if (stopped || waiting.size() + sequences.size() > queueCapacity) {
                metrics.rejected.increment();
                throw new QueueFullException(waiting.size(), queueCapacity);
            }
            waiting.addAll(sequences);
            lock.notifyAll();
        }
        return sequences;
    }

    public void cancel(List<Sequence> sequences) {
        sequences.forEach(Sequence::cancel);
        synchronized (lock) {
            lock.notifyAll();
        }
    }

    public SchedulerMetrics metrics() {
        return metrics;
    }

    public boolean alive() {
        return thread.isAlive();
    }

    /** Sequences that can be decoded together. */
    public int slots() {
        return slots.length;
    }

    public int running() {
        return running;
    }

    public int waiting() {
        synchronized (lock) {
            return waiting.size();
        }
    }

    public int queueCapacity() {
        return queueCapacity;
    }

    private void run() {
        try {
            while (awaitWork()) {
                runner.step(slots);
                metrics.steps.increment();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.log(Level.SEVERE, "the decode step failed", e);
            onFailure.run();
        } finally {
            endAll();
        }
    }

    /** Returns false when the scheduler shall end. */
    private boolean awaitWork() throws InterruptedException {
        List<Sequence> dropped = new ArrayList<>();
        synchronized (lock) {
            running = count();
            while (!stopped && waiting.isEmpty() && running == 0) {
                lock.wait();
            }
            takeCancelled(dropped);
            admit();
        }
        dropped.forEach(sequence -> runner.finish(sequence, Finish.CANCELLED));
        return !stopped;
    }

    private void takeCancelled(List<Sequence> dropped) {
        waiting.removeIf(sequence -> sequence.cancelled() && dropped.add(sequence));
        for (int slot = 0; slot < slots.length; slot++) {
            if (slots[slot] != null && slots[slot].cancelled()) {
                dropped.add(slots[slot]);
                prefixes.left(slot, slots[slot]);
                slots[slot] = null;
            }
        }
    }

    private void admit() {
        for (int taken = 0; taken >= 0 && !waiting.isEmpty(); ) {
            taken = prefixes.place(waiting.peek(), slots);
            if (taken >= 0) {
                waiting.poll();
                metrics.prefixHits.add(taken);
            }
        }
        running = count();
    }

    private int count() {
        return (int) Arrays.stream(slots).filter(Objects::nonNull).count();
    }

    private void endAll() {
        List<Sequence> left = new ArrayList<>();
        synchronized (lock) {
            stopped = true;
            left.addAll(waiting);
            waiting.clear();
            for (int slot = 0; slot < slots.length; slot++) {
                if (slots[slot] != null) {
                    left.add(slots[slot]);
                    slots[slot] = null;
                }
            }
            running = 0;
        }
        left.forEach(sequence -> runner.finish(sequence, Finish.FAILED));
    }

    @Override
    public void close() throws InterruptedException {
        synchronized (lock) {
            stopped = true;
            lock.notifyAll();
        }
        thread.join();
    }
}
