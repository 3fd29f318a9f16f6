package dev.landbridge.testkit.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.landbridge.kit.lease.Claim;
import dev.landbridge.kit.lease.LeaseLostException;
import dev.landbridge.kit.lease.WorkOutcome;
import dev.landbridge.kit.lease.WorkQueue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every durable queue must hold to. */
public abstract class WorkQueueContract {
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(200);

    private WorkQueue queue;

    /** A queue without any work in it; each call gives another node of the same queue. */
    protected abstract WorkQueue node();

    @BeforeEach
    void connect() {
        queue = node();
    }

    @Test
    void handsOutEachPieceOfWorkOnce() {
        queue.enqueue("train", "run_1", "demo");

        assertThat(queue.claim("train", "a", LEASE)).hasValueSatisfying(claim -> {
            assertThat(claim.subjectId()).isEqualTo("run_1");
            assertThat(claim.team()).isEqualTo("demo");
            assertThat(claim.attempt()).isEqualTo(1);
        });
        assertThat(queue.claim("train", "b", LEASE)).isEmpty();
    }

    @Test
    void keepsKindsApart() {
        queue.enqueue("train", "run_1", "demo");

        assertThat(queue.claim("evaluate", "a", LEASE)).isEmpty();
    }

    @Test
    void enqueueingTwiceMakesOnePieceOfWork() {
        queue.enqueue("train", "run_1", "demo");
        queue.enqueue("train", "run_1", "demo");

        assertThat(queue.claim("train", "a", LEASE)).isPresent();
        assertThat(queue.claim("train", "a", LEASE)).isEmpty();
    }

    @Test
    void finishedWorkIsNotHandedOutAgain() {
        queue.enqueue("train", "run_1", "demo");
        Claim claim = queue.claim("train", "a", SHORT).orElseThrow();
        queue.finish(claim, WorkOutcome.done());

        await().during(SHORT.plus(SHORT))
                .until(() -> queue.claim("train", "b", LEASE).isEmpty());
    }

    @Test
    void workThatIsEnqueuedWhileItRunsRunsOnceMore() {
        queue.enqueue("release", "rel_1", "demo");
        Claim claim = queue.claim("release", "a", LEASE).orElseThrow();
        queue.enqueue("release", "rel_1", "demo");
        queue.finish(claim, WorkOutcome.done());

        assertThat(queue.claim("release", "a", LEASE)).isPresent();
    }

    @Test
    void anotherNodeTakesOverWhenTheLeaseRunsOutAndTheFirstIsFencedOff() {
        queue.enqueue("train", "run_1", "demo");
        Claim dead = queue.claim("train", "a", SHORT).orElseThrow();
        WorkQueue other = node();

        Claim heir = await().until(() -> other.claim("train", "b", LEASE), claim -> claim.isPresent())
                .orElseThrow();

        assertThat(heir.fence()).isGreaterThan(dead.fence());
        assertThat(heir.attempt()).isEqualTo(2);
        assertThatExceptionOfType(LeaseLostException.class).isThrownBy(() -> queue.verify(dead));
        assertThatExceptionOfType(LeaseLostException.class).isThrownBy(() -> queue.renew(dead, LEASE));
        assertThatExceptionOfType(LeaseLostException.class).isThrownBy(() -> queue.finish(dead, WorkOutcome.done()));
        other.verify(heir);
    }

    @Test
    void renewingKeepsOthersAway() {
        queue.enqueue("train", "run_1", "demo");
        Claim claim = queue.claim("train", "a", SHORT).orElseThrow();
        queue.renew(claim, LEASE);

        await().during(SHORT.plus(SHORT))
                .until(() -> queue.claim("train", "b", LEASE).isEmpty());
    }

    @Test
    void failedWorkComesBackAfterItsDelay() {
        queue.enqueue("train", "run_1", "demo");
        queue.fail(queue.claim("train", "a", LEASE).orElseThrow(), "engine is not ready", SHORT);

        assertThat(queue.claim("train", "a", LEASE)).isEmpty();
        assertThat(await().until(() -> queue.claim("train", "a", LEASE), claim -> claim.isPresent())
                        .orElseThrow()
                        .attempt())
                .isEqualTo(2);
    }

    @Test
    void deadWorkStaysDeadUntilItIsEnqueuedAgain() {
        queue.enqueue("train", "run_1", "demo");
        queue.finish(queue.claim("train", "a", LEASE).orElseThrow(), WorkOutcome.dead("no such recipe"));
        assertThat(queue.claim("train", "a", LEASE)).isEmpty();

        queue.enqueue("train", "run_1", "demo");
        assertThat(queue.claim("train", "a", LEASE))
                .hasValueSatisfying(claim -> assertThat(claim.attempt()).isEqualTo(1));
    }

    @Test
    void twoNodesDoEveryPieceExactlyOnce() throws Exception {
        int pieces = 300;
        for (int i = 0; i < pieces; i++) {
            queue.enqueue("count", "item_" + i, "demo");
        }
        Map<String, AtomicInteger> done = new ConcurrentHashMap<>();
        ExecutorService threads = Executors.newFixedThreadPool(6);
        List<Future<?>> workers = new ArrayList<>();
        List<WorkQueue> nodes = List.of(queue, node());
        for (int i = 0; i < 6; i++) {
            WorkQueue mine = nodes.get(i % 2);
            String owner = "node-" + i % 2 + "/" + i;
            workers.add(threads.submit(() -> drain(mine, owner, done)));
        }
        for (Future<?> worker : workers) {
            worker.get();
        }
        threads.shutdown();

        assertThat(done).hasSize(pieces);
        assertThat(done.values()).allSatisfy(times -> assertThat(times.get()).isEqualTo(1));
    }

    private static void drain(WorkQueue queue, String owner, Map<String, AtomicInteger> done) {
        int idle = 0;
        while (idle < 3) {
            Claim claim = queue.claim("count", owner, LEASE).orElse(null);
            if (claim == null) {
                idle++;
                continue;
            }
            idle = 0;
            done.computeIfAbsent(claim.subjectId(), id -> new AtomicInteger()).incrementAndGet();
            queue.finish(claim, WorkOutcome.done());
        }
    }
}
