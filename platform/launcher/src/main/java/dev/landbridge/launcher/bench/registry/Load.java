package dev.landbridge.launcher.bench.registry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several clients that repeat one call. */
final class Load {
    static final int CLIENTS = 8;
    /** Both ends compile while they are warmed: on two cores that takes the second compilers of four JVMs minutes. */
    private static final int WARM_UP_ROUNDS = 6;

    private static final int MOST_WARM_UP_ROUNDS = 30;
    private static final double STILL_GROWING = 1.03;
    private static final Duration LENGTH = Duration.ofSeconds(10);

    private Load() {}

    /** One call of one client; the number tells the calls apart. */
    interface Call {
        void make(int number) throws InterruptedException;
    }

    /**
     * What was measured.
     *
     * @param perSecond calls per second of all clients
     * @param p95Millis wall time of a call
     */
    record Rate(double perSecond, double p95Millis) {}

    static Rate of(Call call) throws InterruptedException {
        warmUp(call);
        List<Long> nanos = run(call, MOST_WARM_UP_ROUNDS);
        nanos.sort(null);
        return new Rate(nanos.size() / (double) LENGTH.toSeconds(), nanos.get((int) (0.95 * (nanos.size() - 1))) / 1e6);
    }

    /** A minute, and then until two rounds in a row brought no more than the best before, up to five minutes. */
    private static void warmUp(Call call) throws InterruptedException {
        double best = 0;
        int flat = 0;
        for (int round = 0; round < MOST_WARM_UP_ROUNDS && (round < WARM_UP_ROUNDS || flat < 2); round++) {
            int calls = run(call, round).size();
            flat = calls > best * STILL_GROWING ? 0 : flat + 1;
            best = Math.max(best, calls);
        }
    }

    private static List<Long> run(Call call, int round) throws InterruptedException {
        long end = System.nanoTime() + LENGTH.toNanos();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<List<Long>>> futures = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                int from = (round * CLIENTS + client) * 100_000;
                futures.add(clients.submit(() -> repeat(call, end, from)));
            }
            List<Long> all = new ArrayList<>();
            for (Future<List<Long>> future : futures) {
                all.addAll(future.get());
            }
            return all;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            clients.shutdownNow();
        }
    }

    private static List<Long> repeat(Call call, long end, int from) throws InterruptedException {
        List<Long> nanos = new ArrayList<>();
        int number = from;
        do {
            long start = System.nanoTime();
            call.make(number++);
            nanos.add(System.nanoTime() - start);
        } while (System.nanoTime() < end);
        return nanos;
    }
}
