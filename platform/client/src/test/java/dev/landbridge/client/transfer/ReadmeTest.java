package dev.landbridge.client.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example in README.md is compiled and run as it is printed. */
class ReadmeTest {
    private static final Pattern BLOCK = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path work;

    @Test
    void exampleDoesWhatItSays() throws Exception {
        Matcher block = BLOCK.matcher(Files.readString(Path.of("README.md")));
        assertThat(block.find()).isTrue();
        Path directory = Files.createDirectories(work.resolve("adder"));
        Files.writeString(directory.resolve("config.json"), "{}");
        try (StubRegistry registry = new StubRegistry()) {
            registry.refuseAliases();
            new Fragment(work, block.group(1)).run(registry.url(), "lbp_x", directory, work.resolve("copy"));
            assertThat(registry.versions.get("1")).contains("notebook 7");
        }
        assertThat(work.resolve("copy/config.json")).hasContent("{}");
    }
}
