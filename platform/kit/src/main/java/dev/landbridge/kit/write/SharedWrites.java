package dev.landbridge.kit.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Writers of one thing, who would wait for its row lock one flush after another, share transactions instead: whoever
 * comes while one of them writes is collected, and the next of them writes for all that wait. Nobody waits for company:
 * who finds nobody writing writes at once, alone.
 *
 * @param <K> names the thing
 * @param <W> what one writer wants
 * @param <R> what it gets back
 */
public final class SharedWrites<K, W, R> {
    /** Writes in a transaction of its own. */
    @FunctionalInterface
    public interface Writer<K, W, R> {
        /** All or nothing; the results are in the order of the wishes. */
        List<R> write(K key, List<W> wishes);
    }

    private final Writer<K, W, R> writer;
    private final int most;
    private final Map<K, Lane<W, R>> lanes = new ConcurrentHashMap<>();

    /** @param most wishes of one transaction, 1 or more */
    public SharedWrites(int most, Writer<K, W, R> writer) {
        this.most = most;
        this.writer = writer;
    }

    /**
     * Returns when the wish is committed. Call it outside of any transaction. When a shared transaction fails, each of
     * its wishes is written alone, so that nobody fails for another's fault.
     *
     * @throws RuntimeException what the writer threw for this wish
     */
    public R write(K key, W wish) {
        Entry<W, R> mine = new Entry<>(wish);
        Lane<W, R> lane = lanes.compute(key, (same, known) -> (known == null ? new Lane<W, R>() : known).joined());
        try {
            lane.waiting.add(mine);
            lane.turn.lock();
            try {
                while (!mine.done) {
                    writeNext(key, lane);
                }
            } finally {
                lane.turn.unlock();
            }
            return mine.outcome();
        } finally {
            lanes.compute(key, (same, known) -> known == null ? null : known.left());
        }
    }

    private void writeNext(K key, Lane<W, R> lane) {
        List<Entry<W, R>> entries = lane.next(most);
        try {
            write(key, entries);
        } catch (RuntimeException e) {
            if (entries.size() == 1) {
                entries.get(0).fail(e);
            } else {
                entries.forEach(entry -> writeAlone(key, entry));
            }
        } finally {
            entries.forEach(Entry::end);
        }
    }

    private void writeAlone(K key, Entry<W, R> entry) {
        try {
            write(key, List.of(entry));
        } catch (RuntimeException e) {
            entry.fail(e);
        }
    }

    private void write(K key, List<Entry<W, R>> entries) {
        List<R> results =
                writer.write(key, entries.stream().map(entry -> entry.wish).toList());
        for (int i = 0; i < entries.size(); i++) {
            entries.get(i).result = results.get(i);
            entries.get(i).written = true;
        }
    }

    private static final class Lane<W, R> {
        private final ReentrantLock turn = new ReentrantLock();
        private final Queue<Entry<W, R>> waiting = new ConcurrentLinkedQueue<>();
        private int writers;

        Lane<W, R> joined() {
            writers++;
            return this;
        }

        Lane<W, R> left() {
            writers--;
            return writers == 0 ? null : this;
        }

        List<Entry<W, R>> next(int most) {
            List<Entry<W, R>> entries = new ArrayList<>();
            for (Entry<W, R> entry = waiting.poll(); entry != null; entry = waiting.poll()) {
                entries.add(entry);
                if (entries.size() == most) {
                    break;
                }
            }
            return entries;
        }
    }

    // Written by whoever has the turn, and read by its owner in its own turn.
    private static final class Entry<W, R> {
        private final W wish;
        private R result;
        private RuntimeException failure;
        private boolean written;
        private boolean done;

        Entry(W wish) {
            this.wish = wish;
        }

        void fail(RuntimeException e) {
            failure = e;
        }

        void end() {
            done = true;
        }

        R outcome() {
            if (failure != null) {
                throw failure;
            }
            if (!written) {
                throw new IllegalStateException("the transaction was broken off by another writer's error");
            }
            return result;
        }
    }
}
