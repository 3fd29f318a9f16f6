package dev.landbridge.launcher.bench.registry;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Speeds that are to be compared, measured in turn: a shared disk may be four times as fast in one minute as in the next,
 * and a single transfer takes so short that whatever else the machine does decides it.
 */
final class Speeds {
    private static final int ROUNDS = 5;
    private static final Duration WARM_UP = Duration.ofSeconds(20);

    private final Map<String, Speed> speeds = new LinkedHashMap<>();
    private final List<Speed> warmed = new ArrayList<>();

    /** One measurement of a speed. */
    @FunctionalInterface
    interface Speed {
        double measure() throws IOException, InterruptedException;
    }

    /** What has nothing to warm up: the machine itself. */
    void addLimit(String name, Speed speed) {
        speeds.put(name, speed);
    }

    void add(String name, Speed speed) {
        speeds.put(name, speed);
        warmed.add(speed);
    }

    /** The median of five rounds of each, by name; before, servers are used for 20 seconds, while both ends compile. */
    Map<String, Double> medians() throws IOException, InterruptedException {
        for (Speed speed : warmed) {
            long end = System.nanoTime() + WARM_UP.toNanos();
            while (System.nanoTime() < end) {
                speed.measure();
            }
        }
        Map<String, List<Double>> measured = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (Map.Entry<String, Speed> each : speeds.entrySet()) {
                measured.computeIfAbsent(each.getKey(), name -> new ArrayList<>())
                        .add(each.getValue().measure());
            }
        }
        Map<String, Double> medians = new LinkedHashMap<>();
        measured.forEach((name, values) -> {
            Collections.sort(values);
            medians.put(name, values.get(ROUNDS / 2));
        });
        return medians;
    }
}
