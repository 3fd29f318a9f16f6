package dev.landbridge.client.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
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
            compile(block.group(1)).invoke(null, registry.url(), "lbp_x", directory, work.resolve("copy"));
            assertThat(registry.versions.get("1")).contains("notebook 7");
        }
        assertThat(work.resolve("copy/config.json")).hasContent("{}");
    }

    private Method compile(String body) throws Exception {
        Path file = work.resolve("Example.java");
        Files.writeString(file, """
                import dev.landbridge.client.*;
                import dev.landbridge.client.model.*;
                import dev.landbridge.client.problem.*;

                public class Example {
                    public static void run(java.net.URI url, String token, java.nio.file.Path directory, java.nio.file.Path copy) {
                """ + body + "}}");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
            boolean compiled = compiler.getTask(
                            messages,
                            files,
                            null,
                            List.of("-cp", classes, "-d", work.toString(), "-proc:none"),
                            null,
                            files.getJavaFileObjects(file))
                    .call();
            assertThat(compiled).as(messages.toString()).isTrue();
        }
        URLClassLoader loader =
                new URLClassLoader(new URL[] {work.toUri().toURL()}, getClass().getClassLoader());
        return loader.loadClass("Example").getMethod("run", URI.class, String.class, Path.class, Path.class);
    }
}
