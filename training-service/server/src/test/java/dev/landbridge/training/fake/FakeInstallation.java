package dev.landbridge.training.fake;

import dev.landbridge.training.process.WorkerConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** The {@link FakeWorker} installed like the real one: a directory with its jar. */
public record FakeInstallation(Path directory, Path data) implements WorkerConfig {
    public static final String MAIN_CLASS = FakeWorker.class.getName();

    public static FakeInstallation create() {
        try {
            Path root = Files.createTempDirectory("fake-worker");
            Path jar = root.resolve("fake-worker-1.jar");
            String entry = MAIN_CLASS.replace('.', '/') + ".class";
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                    InputStream in = FakeWorker.class.getClassLoader().getResourceAsStream(entry)) {
                out.putNextEntry(new JarEntry(entry));
                in.transferTo(out);
            }
            return new FakeInstallation(root, Files.createTempDirectory("fake-training-data"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String mainClass() {
        return MAIN_CLASS;
    }

    @Override
    public Optional<Path> java() {
        return Optional.empty();
    }

    @Override
    public String heap() {
        return "32m";
    }

    @Override
    public Optional<Path> engineCache() {
        return Optional.empty();
    }
}
