package dev.landbridge.launcher;

import dev.landbridge.launcher.json.Json;
import dev.landbridge.launcher.progress.Terminal;
import dev.landbridge.proof.simulation.SimulationReport;
import dev.landbridge.proof.simulation.SimulationRow;
import dev.landbridge.proof.simulation.SimulationRow.Claim;
import dev.landbridge.proof.simulation.Simulations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "proof",
        description = {
            "Simulate the error and the power of every parity gate and of the whole verdict, without a server.",
            "Exit code 0 when every promise holds within the error of the simulation."
        },
        mixinStandardHelpOptions = true)
final class ProofBenchCommand implements Callable<Integer> {
    @Option(names = "--quick", description = "A tenth of the trials: enough to see a gross mistake.")
    private boolean quick;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the rates as JSON.")
    private Path file;

    @Override
    public Integer call() {
        SimulationReport report = Simulations.run(quick);
        Terminal terminal = Terminal.standard();
        terminal.line("Policy %s, seed %d, %d trials a gate, %d verdicts. Rates with their exact 99 %% interval."
                .formatted(report.policyVersion(), report.seed(), report.trials(), report.verdicts()));
        report.rows().forEach(row -> terminal.line(line(row)));
        if (file != null) {
            write(report);
        }
        return report.holds() ? 0 : 1;
    }

    private static String line(SimulationRow row) {
        return String.format(
                        Locale.ROOT,
                        "%s %-4s %-78s %.4f  %.4f to %.4f  %s%s",
                        row.claim() == Claim.NONE ? " " : row.holds() ? "✓" : "✗",
                        row.gate(),
                        row.scenario(),
                        row.rate(),
                        row.low(),
                        row.high(),
                        promise(row),
                        row.published().isEmpty() ? "" : "  published " + row.published())
                .stripTrailing();
    }

    private static String promise(SimulationRow row) {
        return switch (row.claim()) {
            case AT_MOST -> "at most " + row.promised();
            case AT_LEAST -> "at least " + row.promised();
            case NONE -> "";
        };
    }

    private void write(SimulationReport report) {
        try {
            Files.writeString(file, Json.pretty(report));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
