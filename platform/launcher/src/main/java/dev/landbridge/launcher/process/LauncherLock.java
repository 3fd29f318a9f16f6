package dev.landbridge.launcher.process;

import dev.landbridge.launcher.json.Json;
import dev.landbridge.launcher.problem.LauncherException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;

/**
 * At most one launcher works in a home. The operating system holds the lock and frees it when the launcher dies; the
 * file says who holds it.
 */
public final class LauncherLock implements AutoCloseable {
    /** A command that only looks who holds the lock takes it for an instant. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final FileChannel channel;

    private LauncherLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws LauncherException when another launcher holds the lock */
    public static LauncherLock acquire(Path file) {
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (!lockWithin(channel, PATIENCE)) {
                channel.close();
                throw alreadyRunning(file);
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(Json.write(ProcessIdentity.current()).getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
            return new LauncherLock(channel);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock " + file, e);
        }
    }

    /** The launcher that works in this home now, if any. */
    public static Optional<ProcessIdentity> holder(Path file) {
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            try (FileLock free = tryLock(channel)) {
                if (free != null) {
                    return Optional.empty();
                }
            }
            return writtenHolder(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** Between taking the lock and writing its name, the file still tells of the launcher before. */
    private static Optional<ProcessIdentity> writtenHolder(Path file) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            String text = Files.readString(file);
            if (text.endsWith("}")) {
                ProcessIdentity holder = Json.read(text, ProcessIdentity.class);
                if (holder.isAlive()) {
                    return Optional.of(holder);
                }
            }
            Thread.onSpinWait();
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean lockWithin(FileChannel channel, Duration limit) throws IOException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (tryLock(channel) == null) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.onSpinWait();
        }
        return true;
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static LauncherException alreadyRunning(Path file) {
        String pid = holder(file).map(holder -> " (pid " + holder.pid() + ")").orElse("");
        return new LauncherException(
                "Landbridge already runs in " + file.getParent().getParent() + pid + ".",
                "Look at it with ./landbridge status, stop it with ./landbridge down, or choose another --home.");
    }
}
