package dev.landbridge.silicon;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A model's files in a directory. */
record DirectoryFiles(Path path) implements ModelFiles {

    @Override
    public List<String> names() {
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public long size(String name) throws IOException {
        return Files.size(path.resolve(name));
    }

    @Override
    public InputStream open(String name) throws IOException {
        return Files.newInputStream(path.resolve(name));
    }

    @Override
    public String label(String name) {
        return path.resolve(name).toString();
    }
}
