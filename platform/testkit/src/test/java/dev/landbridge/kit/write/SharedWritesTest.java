package dev.landbridge.kit.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SharedWritesTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<List<Integer>> transactions = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void whoeverComesWhileOneWritesSharesTheNextTransaction() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        AtomicInteger arrived = new AtomicInteger();
        SharedWrites<String, Integer, String> writes = new SharedWrites<>(3, (key, wishes) -> {
            transactions.add(wishes);
            arrived.incrementAndGet();
            awaitQuietly(first);
            return wishes.stream().map(wish -> key + wish).toList();
        });

        List<Future<String>> results = new ArrayList<>();
        results.add(threads.submit(() -> writes.write("a", 0)));
        await().until(() -> arrived.get() == 1);
        for (int wish = 1; wish <= 4; wish++) {
            results.add(writeAndQueue(writes, wish));
        }
        first.countDown();

        assertThat(results).extracting(Future::get).containsExactly("a0", "a1", "a2", "a3", "a4");
        assertThat(transactions).containsExactly(List.of(0), List.of(1, 2, 3), List.of(4));
    }

    // in this order: each is in the queue when its thread waits for the turn
    private Future<String> writeAndQueue(SharedWrites<String, Integer, String> writes, int wish) {
        Thread[] writer = new Thread[1];
        Future<String> result = threads.submit(() -> {
            writer[0] = Thread.currentThread();
            return writes.write("a", wish);
        });
        await().until(() -> writer[0] != null && writer[0].getState() == Thread.State.WAITING);
        return result;
    }

    @Test
    void nobodyFailsForAnothersFault() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        SharedWrites<String, Integer, String> writes = new SharedWrites<>(10, (key, wishes) -> {
            transactions.add(wishes);
            awaitQuietly(first);
            if (wishes.contains(2)) {
                throw new IllegalArgumentException("no 2");
            }
            return wishes.stream().map(String::valueOf).toList();
        });
        Future<String> zero = threads.submit(() -> writes.write("a", 0));
        await().until(() -> transactions.size() == 1);
        Future<String> one = writeAndQueue(writes, 1);
        Future<String> two = writeAndQueue(writes, 2);
        first.countDown();

        assertThat(zero.get()).isEqualTo("0");
        assertThat(one.get()).isEqualTo("1");
        assertThatThrownBy(two::get).hasRootCauseMessage("no 2");
        assertThat(transactions).containsExactly(List.of(0), List.of(1, 2), List.of(1), List.of(2));
    }

    @Test
    void writersOfDifferentThingsDoNotWaitForEachOther() throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        SharedWrites<String, Integer, Integer> writes = new SharedWrites<>(10, (key, wishes) -> {
            both.countDown();
            awaitQuietly(both);
            return wishes;
        });

        Future<Integer> a = threads.submit(() -> writes.write("a", 1));
        Future<Integer> b = threads.submit(() -> writes.write("b", 2));

        assertThat(a.get()).isEqualTo(1);
        assertThat(b.get()).isEqualTo(2);
    }

    @Test
    void everyWishOfManyWritersIsWrittenOnce() throws Exception {
        SharedWrites<Integer, Integer, Integer> writes = new SharedWrites<>(4, (key, wishes) -> {
            transactions.add(wishes);
            return wishes;
        });
        List<Future<Integer>> results = new ArrayList<>();
        for (int wish = 0; wish < 2000; wish++) {
            int number = wish;
            results.add(threads.submit(() -> writes.write(number % 3, number)));
        }
        for (int wish = 0; wish < results.size(); wish++) {
            assertThat(results.get(wish).get()).isEqualTo(wish);
        }
        assertThat(transactions.stream().flatMap(List::stream)).hasSize(2000).doesNotHaveDuplicates();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
