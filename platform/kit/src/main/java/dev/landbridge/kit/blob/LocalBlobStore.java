package dev.landbridge.kit.blob;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/** Blobs in a directory: {@code sha256/ab/abcd...}; a temporary file is checked, flushed to disk, then renamed. */
public final class LocalBlobStore implements BlobStore {
    private static final int BUFFER = 1 << 16;

    private final Path root;
    private final Path incoming;

    public LocalBlobStore(Path directory) throws IOException {
        root = directory.resolve("sha256");
        incoming = directory.resolve("incoming");
        Files.createDirectories(root);
        Files.createDirectories(incoming);
    }

    @Override
    public void put(Blob declared, InputStream content) throws IOException {
        Path temporary = incoming.resolve(UUID.randomUUID().toString());
        try {
            write(declared, content, temporary);
            Path target = path(declared.sha256());
            Files.createDirectories(target.getParent());
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void write(Blob declared, InputStream content, Path temporary) throws IOException {
        MessageDigest digest = sha256();
        long written = 0;
        try (FileChannel file = FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            byte[] buffer = new byte[BUFFER];
            for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
                written += n;
                if (written > declared.size()) {
                    throw new ContentMismatchException(
                            "more than the declared " + declared.size() + " bytes were sent");
                }
                digest.update(buffer, 0, n);
                ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, n);
                while (bytes.hasRemaining()) {
                    file.write(bytes);
                }
            }
            file.force(true);
        }
        if (written != declared.size()) {
            throw new ContentMismatchException("declared " + declared.size() + " bytes, but " + written + " were sent");
        }
        String actual = HexFormat.of().formatHex(digest.digest());
        if (!actual.equals(declared.sha256())) {
            throw new ContentMismatchException("declared SHA-256 " + declared.sha256() + ", but it is " + actual);
        }
    }

    @Override
    public Optional<Blob> find(String sha256) throws IOException {
        Path path = path(sha256);
        return Files.isRegularFile(path) ? Optional.of(new Blob(sha256, Files.size(path))) : Optional.empty();
    }

    @Override
    public InputStream open(String sha256, long offset) throws IOException {
        SeekableByteChannel channel = Files.newByteChannel(path(sha256), StandardOpenOption.READ);
        channel.position(offset);
        return Channels.newInputStream(channel);
    }

    @Override
    public void delete(String sha256) throws IOException {
        Files.deleteIfExists(path(sha256));
    }

    private Path path(String sha256) {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("sha256 must be 64 lower-case hex digits");
        }
        return root.resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
