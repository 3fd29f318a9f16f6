package dev.landbridge.launcher;

import dev.landbridge.launcher.problem.LauncherException;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry point of the laptop profile, started by the script {@code landbridge}. */
@Command(
        name = "landbridge",
        description = "Train on NVIDIA, prove it, serve it on Ascend.",
        mixinStandardHelpOptions = true,
        version = "Landbridge 0.1.0-SNAPSHOT",
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            ResetCommand.class,
            DemoCommand.class,
            VerifyCommand.class,
            BenchCommand.class,
        },
        footer = {
            "",
            "The script itself answers: fmt, check, test, build.",
            "Help for one command: landbridge COMMAND --help"
        })
public final class Landbridge implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    private Landbridge() {}

    public static void main(String[] arguments) {
        Logger.getLogger("").setLevel(Level.WARNING);
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new Landbridge());
        commandLine.setUsageHelpAutoWidth(true);
        commandLine.setExecutionExceptionHandler((exception, command, parsed) -> {
            if (exception instanceof LauncherException problem) {
                command.getErr().println("landbridge: " + problem.getMessage());
                command.getErr().println("  " + problem.remedy());
                return 1;
            }
            throw exception;
        });
        return commandLine;
    }

    @Override
    public void run() {
        spec.commandLine().usage(System.out);
    }
}
