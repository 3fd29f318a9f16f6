package dev.landbridge.launcher;

import dev.landbridge.launcher.layout.Home;
import dev.landbridge.launcher.layout.HomeOption;
import dev.landbridge.launcher.problem.LauncherException;
import dev.landbridge.launcher.process.LauncherLock;
import dev.landbridge.launcher.progress.Terminal;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Scanner;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "reset",
        description = "Delete all data, keys and accounts of an installation, after asking.",
        mixinStandardHelpOptions = true)
final class ResetCommand implements Callable<Integer> {
    @Mixin
    private HomeOption homeOption;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Override
    public Integer call() throws IOException {
        Home home = homeOption.home();
        Terminal terminal = Terminal.standard();
        if (!home.exists()) {
            terminal.line("There is no installation in " + home.root() + ".");
            return 0;
        }
        if (LauncherLock.holder(home.lock()).isPresent()) {
            throw new LauncherException("Landbridge runs in " + home.root() + ".", "Stop it first: ./landbridge down");
        }
        if (!yes && !confirmed(terminal, home)) {
            terminal.line("Nothing was deleted.");
            return 1;
        }
        deleteTree(home.root());
        terminal.line("Deleted " + home.root() + ".");
        return 0;
    }

    private static boolean confirmed(Terminal terminal, Home home) {
        terminal.line("This deletes every model, run, certificate, key and account in " + home.root() + ".");
        terminal.line("Type yes to go on:");
        Scanner answers = new Scanner(System.in, Charset.defaultCharset());
        return answers.hasNextLine()
                && answers.nextLine().trim().toLowerCase(Locale.ROOT).equals("yes");
    }

    private static void deleteTree(Path root) throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
