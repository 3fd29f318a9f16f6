package dev.landbridge.launcher;

import dev.landbridge.launcher.bench.BenchTarget;
import dev.landbridge.launcher.bench.Benchmarks;
import dev.landbridge.launcher.bench.Measurement;
import dev.landbridge.launcher.demo.People;
import dev.landbridge.launcher.installation.Installation;
import dev.landbridge.launcher.json.Json;
import dev.landbridge.launcher.layout.Distribution;
import dev.landbridge.launcher.layout.HomeOption;
import dev.landbridge.launcher.layout.PortOptions;
import dev.landbridge.launcher.layout.Service;
import dev.landbridge.launcher.problem.LauncherException;
import dev.landbridge.launcher.progress.Terminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "bench",
        description = "Start an installation on which the demo has been run, measure it, and stop it.",
        mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {
    @Mixin
    private HomeOption home;

    @Mixin
    private PortOptions ports;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the figures as JSON.")
    private Path file;

    @Override
    public Integer call() throws InterruptedException {
        if (!home.home().exists()) {
            throw new LauncherException(
                    "There is no installation in " + home.home().root() + ".", "Run ./landbridge demo --exit first.");
        }
        Terminal terminal = Terminal.standard();
        Distribution distribution = Distribution.current();
        try (Installation installation = Installation.start(home.home(), ports.ports(), distribution, terminal)) {
            People people = People.prepare(installation.ports().url(Service.PORTAL), installation.credentials());
            write(Benchmarks.run(new BenchTarget(installation.home(), distribution, people.ada()), terminal));
        }
        return 0;
    }

    private void write(List<Measurement> measurements) {
        if (file == null) {
            return;
        }
        try {
            Files.writeString(file, Json.pretty(Map.of("measurements", measurements)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
