package dev.landbridge.client.transfer;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * A file of a directory to push.
 *
 * @param path relative, forward slashes
 * @param size bytes
 */
record LocalFile(String path, Path location, long size) {
    /** What tools leave in model directories and no model needs. */
    private static final Set<String> SKIPPED = Set.of(".git", ".cache", ".landbridge", ".DS_Store", "__pycache__");

    /** All regular files below, in path order. Links are refused: what they name need not be part of the directory. */
    static List<LocalFile> below(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            throw new NoSuchFileException(directory.toString(), null, "there is no such directory");
        }
        if (!Files.isDirectory(directory)) {
            throw new NotDirectoryException(directory.toString());
        }
        List<LocalFile> files = new ArrayList<>();
        FileVisitor<Path> visitor = new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
                boolean skipped = !path.equals(directory) && skipped(path);
                return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) throws IOException {
                if (skipped(path)) {
                    return FileVisitResult.CONTINUE;
                }
                if (!attributes.isRegularFile()) {
                    throw new IOException(path + " is a link or a special file; put the file itself there");
                }
                String relative = directory.relativize(path).toString().replace('\\', '/');
                files.add(new LocalFile(relative, path, attributes.size()));
                return FileVisitResult.CONTINUE;
            }
        };
        Files.walkFileTree(directory, visitor);
        files.sort(Comparator.comparing(LocalFile::path));
        return files;
    }

    private static boolean skipped(Path path) {
        return SKIPPED.contains(path.getFileName().toString());
    }
}
