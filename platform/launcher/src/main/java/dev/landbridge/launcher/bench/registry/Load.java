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
    /** Both ends compile while they are warmed: on two cores that takes the second compilers of four JVMs this long. */
    private static final Duration WARM_UP = Duration.ofSeconds(60);

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
        run(call, WARM_UP, 0);
        List<Long> nanos = run(call, LENGTH, 1_000_000);
        nanos.sort(null);
        return new Rate(nanos.size() / (double) LENGTH.toSeconds(), nanos.get((int) (0.95 * (nanos.size() - 1))) / 1e6);
    }

    private static List<Long> run(Call call, Duration length, int firstNumber) throws InterruptedException {
        long end = System.nanoTime() + length.toNanos();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<List<Long>>> futures = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                int from = firstNumber + client * 100_000;
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
