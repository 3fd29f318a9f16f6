package dev.landbridge.launcher;

import dev.landbridge.launcher.layout.Home;
import dev.landbridge.launcher.layout.HomeOption;
import dev.landbridge.launcher.layout.Service;
import dev.landbridge.launcher.postgres.PostgresServer;
import dev.landbridge.launcher.problem.LauncherException;
import dev.landbridge.launcher.process.LogTail;
import dev.landbridge.launcher.progress.Terminal;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "logs", description = "Print the logs of one service, or of all.", mixinStandardHelpOptions = true)
final class LogsCommand implements Callable<Integer> {
    private static final long POLL_MILLIS = 300;

    @Mixin
    private HomeOption homeOption;

    @Parameters(
            arity = "0..1",
            paramLabel = "SERVICE",
            description = "portal, model-registry, training-service, inference-service, eval-service or postgres"
                    + " (short: registry, training, inference, eval)")
    private String service;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on printing what is written.")
    private boolean follow;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            defaultValue = "100",
            description = "Begin with the last N lines. Default: 100")
    private int lines;

    @Override
    public Integer call() throws InterruptedException {
        Terminal terminal = Terminal.standard();
        List<LogTail> tails = tails(homeOption.home());
        tails.forEach(tail -> tail.last(lines).forEach(terminal::line));
        while (follow) {
            Thread.sleep(POLL_MILLIS);
            tails.forEach(tail -> tail.written().forEach(terminal::line));
        }
        return 0;
    }

    private List<LogTail> tails(Home home) {
        List<LogTail> tails = new ArrayList<>();
        for (String name : names()) {
            if (Files.exists(home.log(name))) {
                tails.add(new LogTail(home.log(name), service == null ? name + " | " : ""));
            }
        }
        if (tails.isEmpty()) {
            throw new LauncherException(
                    "There are no logs in " + home.logs() + ".", "They are written from the first ./landbridge up on.");
        }
        return tails;
    }

    private List<String> names() {
        if (service == null) {
            List<String> all = new ArrayList<>(Service.titles());
            all.add(PostgresServer.NAME);
            return all;
        }
        if (service.equals(PostgresServer.NAME)) {
            return List.of(service);
        }
        return List.of(Service.named(service)
                .map(Service::title)
                .orElseThrow(() -> new LauncherException(
                        "There is no service named " + service + ".",
                        "Choose one of: " + String.join(", ", Service.titles()) + ", " + PostgresServer.NAME + ".")));
    }
}
