package dev.landbridge.launcher.cli;

import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "completion",
        description = {
            "Print a script that completes commands and options.",
            "bash: source <(./landbridge completion bash)",
            "zsh:  source <(./landbridge completion zsh)"
        },
        mixinStandardHelpOptions = true)
public final class CompletionCommand implements Runnable {
    /** What the script ./landbridge answers without this program. */
    private static final List<String> OF_THE_SCRIPT = List.of("build", "fmt", "check", "test");

    /** The shells whose completion this prints. */
    public enum Shell {
        bash,
        zsh
    }

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}")
    private Shell shell;

    @Override
    public void run() {
        CommandLine root = spec.root().commandLine();
        for (String name : OF_THE_SCRIPT) {
            if (!root.getSubcommands().containsKey(name)) {
                root.addSubcommand(name, CommandSpec.create());
            }
        }
        String script = AutoComplete.bash("landbridge", root);
        // picocli's script loads bashcompinit itself where it runs in zsh, but not zsh's own completion system first
        System.out.print(shell == Shell.zsh ? "autoload -U +X compinit && compinit -u\n" + script : script);
    }
}
