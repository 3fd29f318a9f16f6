package dev.landbridge.kit.outbox;

/** Delivers the events of one topic. Delivery is at least once: the receiver must tolerate repeats. */
public interface OutboxSubscriber {
    String topic();

    /** An exception means: not delivered, try again later. */
    void deliver(OutboxEvent event) throws Exception;
}
