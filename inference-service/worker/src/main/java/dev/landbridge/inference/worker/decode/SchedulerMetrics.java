package dev.landbridge.inference.worker.decode;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counters of a scheduler since its start. */
public final class SchedulerMetrics {
    final LongAdder promptTokens = new LongAdder();
    final LongAdder generationTokens = new LongAdder();
    final LongAdder steps = new LongAdder();
    final LongAdder rejected = new LongAdder();
    final LongAdder prefixHits = new LongAdder();
    private final Map<Finish, LongAdder> finished = new EnumMap<>(Finish.class);

    SchedulerMetrics() {
        for (Finish finish : Finish.values()) {
            finished.put(finish, new LongAdder());
        }
    }

    void finished(Finish finish) {
        finished.get(finish).increment();
    }

    public long finishedCount(Finish finish) {
        return finished.get(finish).sum();
    }

    public long promptTokens() {
        return promptTokens.sum();
    }

    public long generationTokens() {
        return generationTokens.sum();
    }

    public long steps() {
        return steps.sum();
    }

    public long rejected() {
        return rejected.sum();
    }

    /** Prompt tokens that were in the cache already. */
    public long prefixHits() {
        return prefixHits.sum();
    }
}
