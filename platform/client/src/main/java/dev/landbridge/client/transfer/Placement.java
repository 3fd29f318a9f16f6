package dev.landbridge.client.transfer;

import dev.landbridge.client.problem.CorruptContentException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Where a file of a version goes; a server that names a place outside the directory is not believed. */
final class Placement {
    private Placement() {}

    static Path of(Path directory, String path) {
        try {
            Path place = directory.resolve(path).normalize();
            if (!place.equals(directory)
                    && place.startsWith(directory)
                    && !Path.of(path).isAbsolute()) {
                return place;
            }
        } catch (InvalidPathException e) {
            throw refused(path);
        }
        throw refused(path);
    }

    private static CorruptContentException refused(String path) {
        return new CorruptContentException("the version names a file outside its directory: " + path);
    }
}
