package dev.landbridge.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.landbridge.launcher.cli.ExitCode;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every command of docs/guides/cli.md is one that the program takes, and no exit code is missing there. */
class CliGuideTest {
    private static final Path GUIDE = Path.of("../../docs/guides/cli.md");
    private static final Pattern WORD = Pattern.compile("'[^']*'|[^\\s']+(?:'[^']*')?");

    @Test
    void commandsAreTakenAsPrinted() throws Exception {
        List<List<String>> commands = commands();
        assertThat(commands).hasSizeGreaterThan(40);
        for (List<String> words : commands) {
            String[] arguments = words.toArray(String[]::new);
            assertThatCode(() -> Landbridge.commandLine(arguments).parseArgs(arguments))
                    .as(String.join(" ", words))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void everyClientCommandIsThere() throws Exception {
        TreeSet<String> printed = new TreeSet<>();
        commands().forEach(words -> printed.add(words.get(0)));
        assertThat(printed)
                .contains(
                        "model",
                        "dataset",
                        "run",
                        "release",
                        "policy",
                        "import",
                        "token",
                        "webhook",
                        "audit",
                        "fsck",
                        "completion");
    }

    @Test
    void everyExitCodeIsExplained() throws Exception {
        String guide = Files.readString(GUIDE);
        for (var field : ExitCode.class.getFields()) {
            assertThat(Modifier.isStatic(field.getModifiers())).isTrue();
            assertThat(guide).as(field.getName()).contains("\n| " + field.getInt(null) + " |");
        }
    }

    private static List<List<String>> commands() throws Exception {
        List<List<String>> commands = new ArrayList<>();
        String blocks = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(GUIDE))
                .results()
                .map(MatchResult::group)
                .reduce("", String::concat);
        Matcher lines = Pattern.compile("\\./landbridge ([^#)\\n]+)").matcher(blocks);
        while (lines.find()) {
            commands.add(words(lines.group(1)));
        }
        return commands;
    }

    private static List<String> words(String line) {
        return WORD.matcher(line)
                .results()
                .map(word -> word.group().replace("'", ""))
                .toList();
    }
}
