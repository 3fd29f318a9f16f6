package dev.landbridge.testkit.lease;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.kit.outbox.Outbox;
import dev.landbridge.kit.outbox.OutboxEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every outbox must hold to. */
public abstract class OutboxContract {
    private static final Duration HIDE = Duration.ofSeconds(30);

    private Outbox outbox;

    /** An outbox without events; each call gives another node of the same outbox. */
    protected abstract Outbox node();

    @BeforeEach
    void connect() {
        outbox = node();
    }

    @Test
    void givesEventsInOrderOfAKey() {
        outbox.publish("alias-moved", "a", "demo", "1");
        outbox.publish("alias-moved", "a", "demo", "2");

        List<OutboxEvent> first = outbox.take(10, HIDE);
        assertThat(first).extracting(OutboxEvent::payload).containsExactly("1");
        assertThat(outbox.take(10, HIDE)).isEmpty();

        outbox.delivered(first);
        assertThat(outbox.take(10, HIDE)).extracting(OutboxEvent::payload).containsExactly("2");
    }

    @Test
    void anUndeliveredEventComesBackWhenItsRelayDied() throws InterruptedException {
        outbox.publish("alias-moved", "a", "demo", "1");
        assertThat(outbox.take(10, Duration.ofMillis(100))).hasSize(1);

        Thread.sleep(150);
        assertThat(node().take(10, HIDE)).hasSize(1);
    }

    @Test
    void aFailedEventHoldsBackItsOwnKeyOnly() {
        outbox.publish("alias-moved", "a", "demo", "a1");
        outbox.publish("alias-moved", "a", "demo", "a2");
        outbox.publish("alias-moved", "b", "demo", "b1");
        OutboxEvent failing = outbox.take(1, HIDE).get(0);
        outbox.failed(failing, "refused");

        assertThat(outbox.take(10, HIDE)).extracting(OutboxEvent::payload).containsExactly("b1");
    }

    @Test
    void twoRelaysNeverTakeTheSameEvent() {
        for (int i = 0; i < 100; i++) {
            outbox.publish("alias-moved", "key-" + i, "demo", "x");
        }
        Outbox other = node();
        CompletableFuture<List<OutboxEvent>> there = CompletableFuture.supplyAsync(() -> takeAll(other));
        List<OutboxEvent> here = takeAll(outbox);

        List<Long> ids = new ArrayList<>(here.stream().map(OutboxEvent::id).toList());
        ids.addAll(there.join().stream().map(OutboxEvent::id).toList());
        assertThat(ids).hasSize(100).doesNotHaveDuplicates();
    }

    private static List<OutboxEvent> takeAll(Outbox outbox) {
        List<OutboxEvent> all = new ArrayList<>();
        for (List<OutboxEvent> batch = outbox.take(7, HIDE); !batch.isEmpty(); batch = outbox.take(7, HIDE)) {
            all.addAll(batch);
        }
        return all;
    }
}
