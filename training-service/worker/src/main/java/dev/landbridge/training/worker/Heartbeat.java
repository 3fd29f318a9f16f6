package dev.landbridge.training.worker;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Says at a fixed rate that the process lives, and how long the training thread has stood still. */
final class Heartbeat implements AutoCloseable {
    private final ScheduledExecutorService timer;

    Heartbeat(EventWriter events, Activity activity, Duration interval) {
        this.timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "heartbeat");
            thread.setDaemon(true);
            return thread;
        });
        long millis = interval.toMillis();
        timer.scheduleAtFixedRate(() -> beat(events, activity), millis, millis, TimeUnit.MILLISECONDS);
    }

    private static void beat(EventWriter events, Activity activity) {
        events.write(events.event("heartbeat", activity.step())
                .put("phase", activity.phase())
                .put("idle_seconds", Math.round(activity.idleSeconds() * 10) / 10.0));
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
