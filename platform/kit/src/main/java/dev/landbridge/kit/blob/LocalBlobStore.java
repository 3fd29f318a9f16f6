package dev.landbridge.kit.blob;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Blobs in a directory: {@code sha256/ab/abcd...}; a temporary file is checked, flushed to disk, then linked. */
public final class LocalBlobStore implements BlobStore {
    static final int BUFFER = 1 << 18;

    private final Path root;
    private final Path incoming;
    private final LocalParts parts;

    public LocalBlobStore(Path directory) throws IOException {
        root = directory.resolve("sha256");
        incoming = directory.resolve("incoming");
        Files.createDirectories(root);
        Files.createDirectories(incoming);
        parts = new LocalParts(directory.resolve("parts"));
    }

    @Override
    public StagedBlob stage(InputStream content) throws IOException {
        Path temporary = incoming.resolve(UUID.randomUUID().toString());
        try {
            return new Staged(write(content, temporary), temporary);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(temporary);
            throw e;
        }
    }

    private static Blob write(InputStream content, Path temporary) throws IOException {
        MessageDigest digest = PrefixDigest.sha256();
        long written = 0;
        try (FileChannel file = FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            EarlyFlush flush = new EarlyFlush(() -> file.force(true), EarlyFlush.STEP);
            byte[] buffer = new byte[BUFFER];
            for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
                written += n;
                digest.update(buffer, 0, n);
                ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, n);
                while (bytes.hasRemaining()) {
                    file.write(bytes);
                }
                flush.wrote(n);
            }
            flush.end();
        }
        return new Blob(HexFormat.of().formatHex(digest.digest()), written);
    }

    /** Every file left behind by a process that died while it took bytes in. */
    public void dropLeftovers() throws IOException {
        try (Stream<Path> files = Files.list(incoming)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    @Override
    public Optional<Blob> find(String sha256) throws IOException {
        Path path = path(sha256);
        return Files.isRegularFile(path) ? Optional.of(new Blob(sha256, Files.size(path))) : Optional.empty();
    }

    @Override
    public InputStream open(String sha256, long offset) throws IOException {
        return open(path(sha256), offset);
    }

    static InputStream open(Path file, long offset) throws IOException {
        SeekableByteChannel channel = Files.newByteChannel(file, StandardOpenOption.READ);
        channel.position(offset);
        return Channels.newInputStream(channel);
    }

    @Override
    public void delete(String sha256) throws IOException {
        Files.deleteIfExists(path(sha256));
    }

    @Override
    public void forEach(Consumer<Entry> visitor) throws IOException {
        try (Stream<Path> files = Files.walk(root, 2)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = file.getFileName().toString();
                if (Blob.isAddress(name)) {
                    visit(file, name, visitor);
                }
            }
        }
    }

    private static void visit(Path file, String sha256, Consumer<Entry> visitor) throws IOException {
        Entry entry;
        try {
            entry = new Entry(
                    new Blob(sha256, Files.size(file)),
                    Files.getLastModifiedTime(file).toInstant());
        } catch (NoSuchFileException deletedMeanwhile) {
            return;
        }
        visitor.accept(entry);
    }

    @Override
    public Optional<Path> file(String sha256) {
        Path path = path(sha256);
        return Files.isRegularFile(path) ? Optional.of(path) : Optional.empty();
    }

    @Override
    public String beginParts(long partSize) throws IOException {
        return parts.begin(partSize);
    }

    @Override
    public void putPart(String upload, int number, long size, InputStream content) throws IOException {
        parts.put(upload, number, size, content);
    }

    @Override
    public List<Part> parts(String upload) throws IOException {
        return parts.list(upload);
    }

    @Override
    public StagedBlob assemble(String upload) throws IOException {
        return parts.assemble(upload, this::path);
    }

    @Override
    public void dropParts(String upload) throws IOException {
        parts.drop(upload);
    }

    /** Gives the bytes their visible name beside the one they have. */
    static void link(Path bytes, Path visible) throws IOException {
        Files.createDirectories(visible.getParent());
        try {
            Files.createLink(visible, bytes);
        } catch (FileAlreadyExistsException e) {
            // the same content is there already
        }
    }

    private Path path(String sha256) {
        if (!Blob.isAddress(sha256)) {
            throw new IllegalArgumentException("sha256 must be 64 lower-case hex digits");
        }
        return root.resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    private final class Staged implements StagedBlob {
        private final Blob blob;
        private final Path temporary;

        Staged(Blob blob, Path temporary) {
            this.blob = blob;
            this.temporary = temporary;
        }

        @Override
        public Blob blob() {
            return blob;
        }

        @Override
        public InputStream open(long offset) throws IOException {
            return LocalBlobStore.open(temporary, offset);
        }

        @Override
        public void publish() throws IOException {
            link(temporary, path(blob.sha256()));
        }

        @Override
        public void close() throws IOException {
            Files.deleteIfExists(temporary);
        }
    }
}
