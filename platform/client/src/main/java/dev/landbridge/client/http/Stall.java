package dev.landbridge.client.http;

import java.time.Duration;

/** Notices that a transfer has stopped moving. */
final class Stall {
    static final Duration LIMIT = Duration.ofSeconds(60);
    static final Stall NEVER = new Stall(Long.MAX_VALUE);

    private final long limitNanos;
    private volatile long movedNanos = System.nanoTime();

    private Stall(long limitNanos) {
        this.limitNanos = limitNanos;
    }

    static Stall watch() {
        return new Stall(LIMIT.toNanos());
    }

    void moved() {
        movedNanos = System.nanoTime();
    }

    boolean isStalled() {
        return System.nanoTime() - movedNanos > limitNanos;
    }
}
