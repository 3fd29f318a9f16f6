package dev.landbridge.launcher;

import dev.landbridge.client.problem.LandbridgeException;
import dev.landbridge.client.problem.UnauthenticatedException;
import dev.landbridge.launcher.cli.AuditCommand;
import dev.landbridge.launcher.cli.CertificateCommand;
import dev.landbridge.launcher.cli.CompletionCommand;
import dev.landbridge.launcher.cli.DatasetCommand;
import dev.landbridge.launcher.cli.ExitCode;
import dev.landbridge.launcher.cli.Failures;
import dev.landbridge.launcher.cli.FsckCommand;
import dev.landbridge.launcher.cli.ImportCommand;
import dev.landbridge.launcher.cli.ModelCommand;
import dev.landbridge.launcher.cli.PolicyCommand;
import dev.landbridge.launcher.cli.ReleaseCommand;
import dev.landbridge.launcher.cli.RunCommand;
import dev.landbridge.launcher.cli.Server;
import dev.landbridge.launcher.cli.TokenCommand;
import dev.landbridge.launcher.cli.WebhookCommand;
import dev.landbridge.launcher.problem.LauncherException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry point of the laptop profile and of the client commands, started by the script {@code landbridge}. */
@Command(
        name = "landbridge",
        description = "Train on NVIDIA, prove it, serve it on Ascend.",
        mixinStandardHelpOptions = true,
        version = "Landbridge 0.1.0-SNAPSHOT",
        footer = {
            "",
            "The script itself answers: fmt, check, test, build.",
            "Help for one command: landbridge COMMAND --help",
            "",
            "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 not found, 4 not signed in or not allowed,",
            "5 refused by the release policy, 6 no answer from the server, 7 damaged content, 130 interrupted"
        })
public final class Landbridge implements Runnable {
    private static final Map<String, Class<?>> COMMANDS = new LinkedHashMap<>();

    static {
        COMMANDS.put("up", UpCommand.class);
        COMMANDS.put("down", DownCommand.class);
        COMMANDS.put("status", StatusCommand.class);
        COMMANDS.put("logs", LogsCommand.class);
        COMMANDS.put("reset", ResetCommand.class);
        COMMANDS.put("demo", DemoCommand.class);
        COMMANDS.put("verify", VerifyCommand.class);
        COMMANDS.put("portability", PortabilityCommand.class);
        COMMANDS.put("bench", BenchCommand.class);
        COMMANDS.put("model", ModelCommand.class);
        COMMANDS.put("dataset", DatasetCommand.class);
        COMMANDS.put("run", RunCommand.class);
        COMMANDS.put("release", ReleaseCommand.class);
        COMMANDS.put("certificate", CertificateCommand.class);
        COMMANDS.put("policy", PolicyCommand.class);
        COMMANDS.put("import", ImportCommand.class);
        COMMANDS.put("token", TokenCommand.class);
        COMMANDS.put("webhook", WebhookCommand.class);
        COMMANDS.put("audit", AuditCommand.class);
        COMMANDS.put("fsck", FsckCommand.class);
        COMMANDS.put("completion", CompletionCommand.class);
    }

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    private Landbridge() {}

    public static void main(String[] arguments) {
        Logger.getLogger("").setLevel(Level.WARNING);
        System.exit(commandLine(arguments).execute(arguments));
    }

    /** Reads only the command that is asked for: describing all of them takes longer than a small command runs. */
    static CommandLine commandLine(String... arguments) {
        CommandLine commandLine = new CommandLine(new Landbridge());
        String first = arguments.length == 0 ? "" : arguments[0];
        if (COMMANDS.containsKey(first) && !first.equals("completion")) {
            commandLine.addSubcommand(COMMANDS.get(first));
        } else {
            COMMANDS.values().forEach(commandLine::addSubcommand);
        }
        commandLine.setUsageHelpAutoWidth(true);
        commandLine.setExecutionExceptionHandler((exception, command, parsed) -> {
            PrintWriter err = command.getErr();
            if (exception instanceof LandbridgeException failure) {
                if (failure instanceof UnauthenticatedException) {
                    forgetToken(command);
                }
                return Failures.explain(failure, err);
            }
            if (exception instanceof LauncherException problem) {
                err.println("landbridge: " + problem.getMessage());
                err.println("  " + problem.remedy());
                return problem.exitCode();
            }
            if (exception instanceof UncheckedIOException broken) {
                err.println("landbridge: " + broken.getCause().getMessage());
                err.println("  Check the path, its permissions and the free space.");
                return ExitCode.FAILED;
            }
            throw exception;
        });
        return commandLine;
    }

    private static void forgetToken(CommandLine command) {
        command.getCommandSpec().mixins().values().stream()
                .map(CommandLine.Model.CommandSpec::userObject)
                .filter(Server.class::isInstance)
                .map(Server.class::cast)
                .forEach(Server::refused);
    }

    @Override
    public void run() {
        spec.commandLine().usage(System.out);
    }
}
