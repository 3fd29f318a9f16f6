package dev.landbridge.launcher;

import dev.landbridge.launcher.demo.DemoRunner;
import dev.landbridge.launcher.installation.Installation;
import dev.landbridge.launcher.layout.Distribution;
import dev.landbridge.launcher.layout.HomeOption;
import dev.landbridge.launcher.layout.JvmOption;
import dev.landbridge.launcher.layout.PortOptions;
import dev.landbridge.launcher.progress.Terminal;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        description = "Run the whole lifecycle once: data set, training, evidence, certificate, release, serving."
                + " Exit code 0 only when every step did what it should.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    @Mixin
    private HomeOption home;

    @Mixin
    private PortOptions ports;

    @Mixin
    private JvmOption jvm;

    @Option(names = "--exit", description = "Stop everything at the end, instead of staying up until Ctrl-C.")
    private boolean exit;

    @Option(names = "--report", paramLabel = "FILE", description = "Write the figures as JSON.")
    private Path reportFile;

    @Override
    public Integer call() throws InterruptedException {
        Terminal terminal = Terminal.standard();
        try (Installation installation =
                Installation.start(home.home(), ports.ports(), Distribution.current(), jvm.size(), terminal)) {
            DemoRunner runner =
                    new DemoRunner(installation.home(), installation.ports(), installation.credentials(), terminal);
            boolean good = runner.run();
            if (reportFile != null) {
                runner.report().write(reportFile);
            }
            runner.summarise();
            if (!exit && good) {
                terminal.line("Stop with Ctrl-C.");
                new CountDownLatch(1).await();
            }
            return good ? 0 : 1;
        }
    }
}
