package dev.landbridge.launcher.bench.eval;

import java.util.Map;

/**
 * What one harness made of a list of tasks.
 *
 * @param scores by {@code task metric,filter}
 * @param documents of all tasks
 * @param seconds as the harness itself states them, without the start of its process
 */
public record Outcome(Map<String, Double> scores, int documents, double seconds) {
    double documentsPerSecond() {
        return documents / seconds;
    }
}
