package dev.landbridge.silicon;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A model as it lies on a disk. */
public record ModelDirectory(Path path) {

    /** Every model at or below a directory, in the order of their paths. */
    public static List<ModelDirectory> below(Path root) throws IOException {
        try (Stream<Path> paths = Files.walk(Files.isSymbolicLink(root) ? root.toRealPath() : root)) {
            return paths.filter(Files::isDirectory)
                    .map(ModelDirectory::new)
                    .filter(ModelDirectory::holdsModel)
                    .sorted((one, other) -> one.path.compareTo(other.path))
                    .toList();
        }
    }

    private boolean holdsModel() {
        try {
            return new ModelFacts(new DirectoryFiles(path)).holdModel();
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /** @throws IOException when a file is damaged, too large or cannot be read; the message names the file */
    public JsonNode facts() throws IOException {
        try {
            return new ModelFacts(new DirectoryFiles(path)).read();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
