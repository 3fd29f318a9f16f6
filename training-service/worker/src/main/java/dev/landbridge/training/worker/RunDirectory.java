package dev.landbridge.training.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.OptionalDouble;

/** The directory of a run, held by one worker at a time. The kernel drops the lock of a dead one. */
final class RunDirectory implements AutoCloseable {
    private static final String PROGRESS = "progress.json";
    private static final String FACTS = "export-facts.json";
    private static final JsonMapper JSON = new JsonMapper();

    private final Path path;
    private final FileChannel lockFile;

    private RunDirectory(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    /** Empty when another worker holds the run. */
    static Optional<RunDirectory> hold(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            throw new InvalidRequestException("there is no directory " + path);
        }
        FileChannel lockFile =
                FileChannel.open(path.resolve("worker.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(lockFile) == null) {
            lockFile.close();
            return Optional.empty();
        }
        return Optional.of(new RunDirectory(path, lockFile));
    }

    Path checkpoints() {
        return path.resolve("checkpoints");
    }

    Path export() {
        return path.resolve("export");
    }

    /** Held-out exact match of the untrained network, when it was measured. */
    OptionalDouble exactMatchBefore() throws IOException {
        JsonNode value = read(PROGRESS).path("heldout_exact_match_before");
        return value.isNumber() ? OptionalDouble.of(value.doubleValue()) : OptionalDouble.empty();
    }

    void saveExactMatchBefore(double value) throws IOException {
        write(PROGRESS, read(PROGRESS).put("heldout_exact_match_before", value));
    }

    /** The attempt whose request to go back to an earlier step was carried out last; 0 for none. */
    int rolledBackAttempt() throws IOException {
        return read(PROGRESS).path("rolled_back_attempt").asInt();
    }

    void saveRolledBackAttempt(int attempt) throws IOException {
        write(PROGRESS, read(PROGRESS).put("rolled_back_attempt", attempt));
        Files.deleteIfExists(path.resolve(FACTS));
    }

    /** What was exported, when the run is complete. */
    Optional<ObjectNode> facts() throws IOException {
        return Files.exists(path.resolve(FACTS)) ? Optional.of(read(FACTS)) : Optional.empty();
    }

    void saveFacts(ObjectNode facts) throws IOException {
        write(FACTS, facts);
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
    }

    private ObjectNode read(String file) throws IOException {
        Path source = path.resolve(file);
        return Files.exists(source) ? (ObjectNode) JSON.readTree(source.toFile()) : JSON.createObjectNode();
    }

    private void write(String file, ObjectNode json) throws IOException {
        Durable.replace(path.resolve(file), JSON.writeValueAsBytes(json));
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }
}
