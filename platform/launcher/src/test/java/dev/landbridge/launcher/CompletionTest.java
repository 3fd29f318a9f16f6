package dev.landbridge.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The completion script in a real bash. */
class CompletionTest {
    @TempDir
    Path directory;

    @Test
    void bashAcceptsAndUsesTheScript() throws Exception {
        Path script = Files.writeString(directory.resolve("completion"), completion("bash"));
        assertThat(bash("bash", "-n", script.toString())).isEmpty();
        assertThat(complete(script, "mod")).containsExactly("model");
        assertThat(complete(script, "fm")).containsExactly("fmt");
        assertThat(complete(script, "model", "pu")).containsExactlyInAnyOrder("push", "pull");
        assertThat(complete(script, "model", "alias", "")).contains("list", "set", "history", "delete");
        assertThat(complete(script, "run", "list", "--exp")).containsExactly("--experiment");
        assertThat(complete(script, "completion", "z")).containsExactly("zsh");
    }

    @Test
    void zshGetsItsCompletionSystemFirst() {
        assertThat(completion("zsh"))
                .startsWith("autoload -U +X compinit && compinit")
                .contains("complete -F _complete_landbridge");
    }

    private static List<String> complete(Path script, String... words) throws Exception {
        String typed = "landbridge '" + String.join("' '", words) + "'";
        String program = """
                compopt() { :; } # the builtin works only below a key press
                source %s
                COMP_WORDS=(%s) COMP_CWORD=%d COMPREPLY=()
                _complete_landbridge
                printf '%%s\\n' "${COMPREPLY[@]}"
                """.formatted(script, typed, words.length);
        return bash("bash", "--norc", "-c", program).lines().map(String::strip).toList();
    }

    private static String bash(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    private static String completion(String shell) {
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            assertThat(Landbridge.commandLine("completion", shell).execute("completion", shell))
                    .isZero();
        } finally {
            System.setOut(before);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
