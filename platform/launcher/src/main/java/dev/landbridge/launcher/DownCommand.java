package dev.landbridge.launcher;

import dev.landbridge.launcher.layout.Home;
import dev.landbridge.launcher.layout.HomeOption;
import dev.landbridge.launcher.problem.LauncherException;
import dev.landbridge.launcher.process.LauncherLock;
import dev.landbridge.launcher.process.ProcessIdentity;
import dev.landbridge.launcher.process.ProcessTermination;
import dev.landbridge.launcher.progress.Terminal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "down", description = "Stop a running installation.", mixinStandardHelpOptions = true)
final class DownCommand implements Callable<Integer> {
    private static final Duration LIMIT = Duration.ofSeconds(90);

    @Mixin
    private HomeOption homeOption;

    @Override
    public Integer call() {
        Home home = homeOption.home();
        Terminal terminal = Terminal.standard();
        Optional<ProcessHandle> launcher = LauncherLock.holder(home.lock()).flatMap(ProcessIdentity::find);
        if (launcher.isEmpty()) {
            terminal.line("Nothing runs in " + home.root() + ".");
            return 0;
        }
        launcher.get().destroy();
        if (!ProcessTermination.awaitExit(List.of(launcher.get()), LIMIT)) {
            throw new LauncherException(
                    "The launcher (pid %d) has not stopped within %d s."
                            .formatted(launcher.get().pid(), LIMIT.toSeconds()),
                    "Wait, or end it with kill -9: the next ./landbridge up tidies up.");
        }
        terminal.line("Stopped.");
        return 0;
    }
}
