package dev.landbridge.training.worker;

/** What the training thread does and when it last got on; read by the heartbeat. */
final class Activity {
    private static final double NANOS = 1e9;

    private volatile String phase = "loading";
    private volatile long step;
    private volatile long progressAt = System.nanoTime();

    void enter(String phase) {
        this.phase = phase;
        progress();
    }

    void finished(long step) {
        this.step = step;
        progress();
    }

    void progress() {
        progressAt = System.nanoTime();
    }

    String phase() {
        return phase;
    }

    long step() {
        return step;
    }

    double idleSeconds() {
        return (System.nanoTime() - progressAt) / NANOS;
    }
}
