package dev.landbridge.launcher;

import dev.landbridge.launcher.installation.InstallationStatus;
import dev.landbridge.launcher.installation.InstallationStatus.Row;
import dev.landbridge.launcher.json.Json;
import dev.landbridge.launcher.layout.HomeOption;
import dev.landbridge.launcher.progress.Terminal;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "status",
        description = "Show what runs. Exit code 0 when everything is ready, 1 otherwise.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
    private static final String LAYOUT = "%-18s %-11s %8s %6s %10s %8s  %s";

    @Mixin
    private HomeOption homeOption;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() {
        InstallationStatus status = InstallationStatus.of(homeOption.home());
        Terminal terminal = Terminal.standard();
        if (json) {
            terminal.line(Json.pretty(status).strip());
        } else if (status.running()) {
            terminal.line(
                    String.format(Locale.ROOT, LAYOUT, "SERVICE", "STATE", "PID", "PORT", "UPTIME", "RSS", "URL"));
            status.services().forEach(row -> terminal.line(text(row)));
        } else {
            terminal.line("Nothing runs in " + status.home() + ". Start with: ./landbridge up");
        }
        return status.ready() ? 0 : 1;
    }

    private static String text(Row row) {
        return String.format(
                Locale.ROOT,
                LAYOUT,
                row.service(),
                row.state(),
                row.pid() == null ? "-" : row.pid(),
                row.port(),
                row.uptimeSeconds() == null ? "-" : duration(Duration.ofSeconds(row.uptimeSeconds())),
                row.rssMib() == null ? "-" : row.rssMib() + " MiB",
                row.url() == null ? "-" : row.url());
    }

    private static String duration(Duration duration) {
        return duration.toHours() > 0
                ? duration.toHours() + " h " + duration.toMinutesPart() + " min"
                : duration.toMinutes() > 0
                        ? duration.toMinutes() + " min " + duration.toSecondsPart() + " s"
                        : duration.toSeconds() + " s";
    }
}
