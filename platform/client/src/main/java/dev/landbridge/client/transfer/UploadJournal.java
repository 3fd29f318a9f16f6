package dev.landbridge.client.transfer;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Remembers unfinished uploads, so that the next process goes on with them. Without a writable place it remembers nothing. */
final class UploadJournal {
    private final Path directory;
    private final String server;

    UploadJournal(Path directory, URI server) {
        this.directory = directory;
        this.server = Integer.toHexString(server.toString().hashCode());
    }

    static Path defaultDirectory() {
        String cache = System.getenv("XDG_CACHE_HOME");
        Path base =
                cache == null || cache.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache);
        return base.resolve("landbridge").resolve("uploads");
    }

    Optional<String> uploadOf(String sha256) {
        try {
            return Optional.of(Files.readString(entry(sha256)).strip()).filter(id -> !id.isEmpty());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    void remember(String sha256, String uploadId) {
        try {
            Files.createDirectories(directory);
            Files.writeString(entry(sha256), uploadId);
        } catch (IOException e) {
            forget(sha256);
        }
    }

    void forget(String sha256) {
        try {
            Files.deleteIfExists(entry(sha256));
        } catch (IOException e) {
            // an entry that stays is harmless: the server says whether its upload is still open
            return;
        }
    }

    private Path entry(String sha256) {
        return directory.resolve(sha256 + "-" + server);
    }
}
