package dev.landbridge.launcher.bench.eval;

import dev.landbridge.launcher.bench.Measurement;
import dev.landbridge.launcher.problem.LauncherException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Documents a second of the same tasks through the same address with the same key, ours and lm-eval's in turn. */
final class Duel {
    private static final List<Integer> CONCURRENCIES = List.of(1, 8, 32);
    private static final double TOLERANCE = 1e-9;

    private final OurHarness ours;
    private final LmEval theirs;
    private final Path directory;

    /** @param theirs null where lm-eval is not installed */
    Duel(OurHarness ours, LmEval theirs, Path directory) {
        this.ours = ours;
        this.theirs = theirs;
        this.directory = directory;
    }

    /** @throws LauncherException when the two give other scores */
    List<Measurement> run(String suite, Path tasks, List<String> names) throws IOException, InterruptedException {
        ours.run(suite, names, CONCURRENCIES.get(1), false); // warms the engine and every process on the way
        List<Measurement> measurements = new ArrayList<>();
        for (String name : names) {
            for (int concurrency : CONCURRENCIES) {
                Outcome own = ours.run(suite, List.of(name), concurrency, false);
                add(measurements, name, concurrency, "landbridge", own.documentsPerSecond(), "documents/s");
                if (theirs != null) {
                    Outcome their =
                            theirs.complete(tasks, List.of(name), concurrency, directory.resolve(name + concurrency));
                    requireEqual(own.scores(), their.scores());
                    add(measurements, name, concurrency, "lm-eval", their.documentsPerSecond(), "documents/s");
                    double ratio = own.documentsPerSecond() / their.documentsPerSecond();
                    add(measurements, name, concurrency, "landbridge against lm-eval", ratio, "x");
                }
            }
        }
        return measurements;
    }

    private static void requireEqual(Map<String, Double> ours, Map<String, Double> theirs) {
        boolean equal = ours.keySet().equals(theirs.keySet())
                && ours.entrySet().stream()
                        .allMatch(score -> Math.abs(score.getValue() - theirs.get(score.getKey())) <= TOLERANCE);
        if (!equal) {
            throw new LauncherException(
                    "The scores differ: ours " + ours + ", lm-eval's " + theirs + ".",
                    "A figure about speed would mean nothing; look for the difference first.");
        }
    }

    private static void add(
            List<Measurement> measurements, String task, int concurrency, String who, double value, String unit) {
        String name = String.format(Locale.ROOT, "%s, %d at once (%s)", task, concurrency, who);
        measurements.add(new Measurement("eval", name, value, unit));
    }
}
