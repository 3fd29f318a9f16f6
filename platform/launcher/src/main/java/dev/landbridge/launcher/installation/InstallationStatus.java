package dev.landbridge.launcher.installation;

import dev.landbridge.launcher.layout.Home;
import dev.landbridge.launcher.layout.Service;
import dev.landbridge.launcher.process.ComponentState;
import dev.landbridge.launcher.process.ComponentStatus;
import dev.landbridge.launcher.process.LauncherLock;
import dev.landbridge.launcher.process.ProcessIdentity;
import dev.landbridge.launcher.process.ResidentMemory;
import dev.landbridge.launcher.process.RunState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What runs in a home, as other commands see it. */
public record InstallationStatus(String home, boolean running, Long launcherPid, List<Row> services) {

    /** One component. The pid, uptime and memory are null while it does not run, the URL is null for PostgreSQL. */
    public record Row(
            String service,
            ComponentState state,
            Long pid,
            int port,
            Long uptimeSeconds,
            Long rssMib,
            String url,
            int restarts) {}

    public static InstallationStatus of(Home home) {
        Optional<ProcessIdentity> launcher = LauncherLock.holder(home.lock());
        List<Row> rows = launcher.flatMap(holder -> RunState.read(home.state())
                        .filter(state -> state.launcher().pid() == holder.pid()))
                .map(state ->
                        state.components().stream().map(InstallationStatus::row).toList())
                .orElse(List.of());
        return new InstallationStatus(
                home.root().toString(),
                launcher.isPresent(),
                launcher.map(ProcessIdentity::pid).orElse(null),
                rows);
    }

    public boolean ready() {
        return services.size() == Service.values().length + 1
                && services.stream().allMatch(row -> row.state() == ComponentState.READY);
    }

    private static Row row(ComponentStatus status) {
        ProcessIdentity process = status.process();
        boolean alive = process != null && process.isAlive();
        return new Row(
                status.name(),
                status.state(),
                alive ? process.pid() : null,
                status.port(),
                alive ? uptimeSeconds(process) : null,
                alive ? ResidentMemory.mebibytes(process.pid()).orElse(null) : null,
                Service.named(status.name())
                        .map(service -> "http://127.0.0.1:" + status.port())
                        .orElse(null),
                status.restarts());
    }

    private static long uptimeSeconds(ProcessIdentity process) {
        return Duration.between(Instant.ofEpochMilli(process.startedAtMillis()), Instant.now())
                .toSeconds();
    }
}
