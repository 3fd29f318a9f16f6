package dev.landbridge.launcher.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The file {@code postmaster.pid} of a data directory: who serves it, or who did until a crash. */
final class PostmasterPid {
    private final Path dataDirectory;

    PostmasterPid(Path dataDirectory) {
        this.dataDirectory = dataDirectory;
    }

    /** The living server of this data directory. */
    Optional<ProcessHandle> server() {
        return read().flatMap(ProcessHandle::of).filter(ProcessHandle::isAlive).filter(this::servesThisDirectory);
    }

    /** Without this, a reused pid makes PostgreSQL believe that it already runs. */
    void deleteStale() {
        if (server().isEmpty()) {
            try {
                Files.deleteIfExists(file());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private Optional<Long> read() {
        try {
            List<String> lines = Files.readAllLines(file());
            return lines.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Long.parseLong(lines.get(0).trim()));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private boolean servesThisDirectory(ProcessHandle process) {
        try {
            Path commandLine = Path.of("/proc", Long.toString(process.pid()), "cmdline");
            String text = new String(Files.readAllBytes(commandLine), StandardCharsets.UTF_8);
            return text.contains("postgres") && text.contains(dataDirectory.toString());
        } catch (IOException e) {
            return false;
        }
    }

    private Path file() {
        return dataDirectory.resolve("postmaster.pid");
    }
}
