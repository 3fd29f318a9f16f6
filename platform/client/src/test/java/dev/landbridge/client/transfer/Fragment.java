package dev.landbridge.client.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Java of a document: statements that use {@code url}, {@code token}, {@code directory} and {@code copy}. */
record Fragment(Path work, String statements) {
    void run(URI url, String token, Path directory, Path copy) throws Exception {
        compile();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {work.toUri().toURL()}, getClass().getClassLoader())) {
            loader.loadClass("Example")
                    .getMethod("run", URI.class, String.class, Path.class, Path.class)
                    .invoke(null, url, token, directory, copy);
        }
    }

    private void compile() throws Exception {
        Path file = work.resolve("Example.java");
        Files.writeString(file, """
                import com.fasterxml.jackson.databind.JsonNode;
                import dev.landbridge.client.*;
                import dev.landbridge.client.http.*;
                import dev.landbridge.client.model.*;
                import dev.landbridge.client.problem.*;
                import dev.landbridge.client.proof.*;
                import dev.landbridge.client.release.*;
                import dev.landbridge.client.run.*;
                import dev.landbridge.client.serving.*;
                import java.nio.file.Path;
                import java.util.*;

                public class Example {
                    public static void run(java.net.URI url, String token, Path directory, Path copy) {
                """ + statements + "}}");
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
    }
}
