package dev.landbridge.launcher.bench;

import dev.landbridge.launcher.progress.ProgressLine;
import dev.landbridge.launcher.progress.Terminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Runs every benchmark, one after the other. */
public final class Benchmarks {
    private static final List<Benchmark> ALL = List.of(
            new ServiceBenchmark(),
            new RegistryBenchmark(),
            new EngineBenchmark(),
            new GatewayBenchmark(),
            new TrainingBenchmark());

    private Benchmarks() {}

    public static List<Measurement> run(BenchTarget target, Terminal terminal) throws InterruptedException {
        List<Measurement> all = new ArrayList<>();
        for (Benchmark benchmark : ALL) {
            ProgressLine progress = terminal.progress(benchmark.title());
            progress.update(0, "measuring");
            try {
                List<Measurement> measured = benchmark.measure(target);
                all.addAll(measured);
                progress.done(measured.size() + " figures");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        terminal.line("");
        all.forEach(row -> terminal.line(row.text()));
        return all;
    }
}
