package dev.landbridge.launcher;

import dev.landbridge.launcher.installation.DetachedLauncher;
import dev.landbridge.launcher.installation.Installation;
import dev.landbridge.launcher.layout.Distribution;
import dev.landbridge.launcher.layout.Home;
import dev.landbridge.launcher.layout.HomeOption;
import dev.landbridge.launcher.layout.JvmOption;
import dev.landbridge.launcher.layout.PortOptions;
import dev.landbridge.launcher.layout.Ports;
import dev.landbridge.launcher.layout.Service;
import dev.landbridge.launcher.progress.Terminal;
import dev.landbridge.launcher.secrets.Credentials;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "up",
        description = "Start PostgreSQL, the four services and the portal, and keep them running until Ctrl-C.",
        mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {
    @Mixin
    private HomeOption home;

    @Mixin
    private PortOptions ports;

    @Mixin
    private JvmOption jvm;

    @Option(names = "--detach", description = "Return when everything is ready, and leave it running.")
    private boolean detach;

    @Override
    public Integer call() throws InterruptedException {
        Terminal terminal = Terminal.standard();
        if (detach) {
            new DetachedLauncher(home.home(), ports, jvm, Distribution.current()).start(terminal);
            welcome(terminal, home.home(), ports.ports());
            terminal.line("Stop with: ./landbridge down");
            return 0;
        }
        Installation installation =
                Installation.start(home.home(), ports.ports(), Distribution.current(), jvm.size(), terminal);
        welcome(terminal, installation.home(), installation.ports());
        terminal.line("Stop with Ctrl-C.");
        new CountDownLatch(1).await();
        return 0;
    }

    private static void welcome(Terminal terminal, Home home, Ports ports) {
        terminal.line("");
        terminal.line("Portal    " + ports.url(Service.PORTAL));
        terminal.line("Account   " + Credentials.OPERATOR + "  (password in " + home.credentials() + ")");
    }
}
