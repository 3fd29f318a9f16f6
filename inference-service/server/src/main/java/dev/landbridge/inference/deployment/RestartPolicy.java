package dev.landbridge.inference.deployment;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How long to wait before an engine is started again: longer with every failure in a row. */
final class RestartPolicy {
    private final Duration first;
    private final Duration max;
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();

    RestartPolicy(Duration first, Duration max) {
        this.first = first;
        this.max = max;
    }

    /** Counts one more failure. */
    Duration failed(String deploymentId) {
        int count = failures.merge(deploymentId, 1, Integer::sum);
        long delay = first.toMillis() << Math.min(count - 1, 16);
        return Duration.ofMillis(Math.min(delay, max.toMillis()));
    }

    int failures(String deploymentId) {
        return failures.getOrDefault(deploymentId, 0);
    }

    /** The engine has proven itself, or nobody wants it any more. */
    void forget(String deploymentId) {
        failures.remove(deploymentId);
    }
}
