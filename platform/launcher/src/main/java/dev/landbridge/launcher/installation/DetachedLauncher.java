package dev.landbridge.launcher.installation;

import dev.landbridge.launcher.layout.Distribution;
import dev.landbridge.launcher.layout.Home;
import dev.landbridge.launcher.layout.JvmOption;
import dev.landbridge.launcher.layout.PortOptions;
import dev.landbridge.launcher.problem.LauncherException;
import dev.landbridge.launcher.process.ComponentState;
import dev.landbridge.launcher.process.LogTail;
import dev.landbridge.launcher.process.RotatedLog;
import dev.landbridge.launcher.progress.ProgressLine;
import dev.landbridge.launcher.progress.Terminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts a launcher in the background and waits until its installation is ready. */
public final class DetachedLauncher {
    private static final String LOG = "launcher";
    private static final long POLL_MILLIS = 300;

    private final Home home;
    private final PortOptions ports;
    private final JvmOption jvm;
    private final Distribution distribution;

    public DetachedLauncher(Home home, PortOptions ports, JvmOption jvm, Distribution distribution) {
        this.home = home;
        this.ports = ports;
        this.jvm = jvm;
        this.distribution = distribution;
    }

    public void start(Terminal terminal) {
        home.create();
        RotatedLog.rotate(home.log(LOG));
        ProgressLine progress = terminal.progress("start");
        try {
            Process launcher = new ProcessBuilder(command())
                    .redirectErrorStream(true)
                    .redirectOutput(home.log(LOG).toFile())
                    .start();
            awaitReady(launcher, progress);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LauncherException(
                    "Interrupted while waiting.", "The start goes on: ./landbridge status shows it.", e);
        }
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(List.of(
                "setsid",
                ServiceProcess.javaProgram(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                distribution.systemProperty(),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.landbridge.launcher.Landbridge",
                "up",
                "--home=" + home.root(),
                jvm.argument()));
        command.addAll(ports.arguments());
        return command;
    }

    private void awaitReady(Process launcher, ProgressLine progress) throws InterruptedException {
        while (!InstallationStatus.of(home).ready()) {
            if (launcher.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                String reason = String.join("\n", new LogTail(home.log(LOG), "").last(20));
                throw new LauncherException(reason, "The log of the launcher: " + home.log(LOG));
            }
            List<String> ready = InstallationStatus.of(home).services().stream()
                    .filter(row -> row.state() == ComponentState.READY)
                    .map(InstallationStatus.Row::service)
                    .toList();
            progress.update(ready.size() / 6.0, String.join(", ", ready));
        }
        progress.done("everything is ready");
    }
}
