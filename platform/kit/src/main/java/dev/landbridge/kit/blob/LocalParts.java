package dev.landbridge.kit.blob;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Uploads in parts, in a directory each: every part is written at its place in one file {@code data}, and an empty file
 * {@code part-<number>-<size>} says that it is there whole. So a restart loses nothing and nothing is copied at the end.
 */
final class LocalParts {
    private static final Pattern MARKER = Pattern.compile("part-(\\d+)-(\\d+)");
    private static final String SEALED = "sealed";

    private final Path root;
    private final Map<String, Progress> progress = new ConcurrentHashMap<>();

    /** Parts are written under the read lock; the whole is sealed under the write lock. */
    private record Progress(ReentrantReadWriteLock lock, PrefixDigest prefix, EarlyFlush flush) {}

    LocalParts(Path root) throws IOException {
        this.root = root;
        Files.createDirectories(root);
    }

    String begin(long partSize) throws IOException {
        String id = UUID.randomUUID().toString();
        Path directory = Files.createDirectory(root.resolve(id));
        Files.createFile(directory.resolve("data"));
        Files.createFile(directory.resolve("size-" + partSize));
        return id;
    }

    void put(String upload, int number, long size, InputStream content) throws IOException {
        Path directory = directory(upload);
        Progress state = progress(upload);
        state.lock().readLock().lock();
        try {
            if (Files.exists(directory.resolve(SEALED))) {
                throw new ContentMismatchException("the upload is complete and takes no more parts");
            }
            removeMarkers(directory, number);
            long offset = (number - 1L) * partSize(directory);
            boolean digested = state.prefix().tryBegin(offset);
            boolean whole = false;
            try {
                write(directory, offset, size, content, state, digested);
                whole = true;
            } finally {
                if (digested) {
                    state.prefix().end(whole);
                }
            }
            Files.createFile(directory.resolve("part-" + number + "-" + size));
        } finally {
            state.lock().readLock().unlock();
        }
    }

    private static void write(
            Path directory, long offset, long size, InputStream content, Progress state, boolean digested)
            throws IOException {
        long left = size;
        byte[] buffer = new byte[LocalBlobStore.BUFFER];
        try (FileChannel file = FileChannel.open(directory.resolve("data"), StandardOpenOption.WRITE)) {
            for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
                left -= n;
                if (left < 0) {
                    throw new ContentMismatchException("more than the part's " + size + " bytes were sent");
                }
                if (digested) {
                    state.prefix().update(buffer, n);
                }
                ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, n);
                long at = offset + size - left - n;
                while (bytes.hasRemaining()) {
                    at += file.write(bytes, at);
                }
                state.flush().wrote(n);
            }
        }
        if (left > 0) {
            throw new ContentMismatchException("the part has " + size + " bytes, but " + (size - left) + " were sent");
        }
    }

    List<BlobStore.Part> list(String upload) throws IOException {
        List<BlobStore.Part> parts = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory(upload))) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Matcher marker = MARKER.matcher(file.getFileName().toString());
                if (marker.matches()) {
                    parts.add(new BlobStore.Part(Integer.parseInt(marker.group(1)), Long.parseLong(marker.group(2))));
                }
            }
        }
        parts.sort(Comparator.comparingInt(BlobStore.Part::number));
        return parts;
    }

    StagedBlob assemble(String upload, Function<String, Path> target) throws IOException {
        Path directory = directory(upload);
        Progress state = progress(upload);
        state.lock().writeLock().lock();
        try {
            long size = PartSequence.requireWhole(list(upload), partSize(directory));
            String sha256 = digest(directory.resolve("data"), size, state);
            Files.write(directory.resolve(SEALED), new byte[0]);
            return new Assembled(new Blob(sha256, size), directory, target);
        } finally {
            state.lock().writeLock().unlock();
        }
    }

    private static String digest(Path data, long size, Progress state) throws IOException {
        PrefixDigest prefix = state.prefix();
        if (!prefix.tryBegin(prefix.position())) {
            throw new IllegalStateException("a part is still being written");
        }
        boolean whole = false;
        byte[] buffer = new byte[LocalBlobStore.BUFFER];
        try (FileChannel file = FileChannel.open(data, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            file.truncate(size);
            while (prefix.position() < size) {
                int n = file.read(ByteBuffer.wrap(buffer), prefix.position());
                if (n < 0) {
                    throw new EOFException("the parts are shorter than recorded");
                }
                prefix.update(buffer, n);
            }
            state.flush().end();
            whole = true;
            return prefix.hex();
        } finally {
            prefix.end(whole);
        }
    }

    void drop(String upload) throws IOException {
        Path directory = root.resolve(requireName(upload));
        progress.remove(upload);
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(directory);
    }

    private Progress progress(String upload) {
        return progress.computeIfAbsent(upload, this::begun);
    }

    private Progress begun(String upload) {
        Path data = root.resolve(requireName(upload)).resolve("data");
        EarlyFlush flush = new EarlyFlush(
                () -> {
                    try (FileChannel file = FileChannel.open(data, StandardOpenOption.WRITE)) {
                        file.force(true);
                    }
                },
                EarlyFlush.STEP);
        return new Progress(new ReentrantReadWriteLock(), new PrefixDigest(), flush);
    }

    private Path directory(String upload) throws IOException {
        Path directory = root.resolve(requireName(upload));
        if (!Files.isDirectory(directory)) {
            throw new java.nio.file.NoSuchFileException(upload);
        }
        return directory;
    }

    private static String requireName(String upload) {
        return UUID.fromString(upload).toString();
    }

    private static long partSize(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("size-"))
                    .mapToLong(name -> Long.parseLong(name.substring("size-".length())))
                    .findFirst()
                    .orElseThrow(() -> new IOException("the upload has lost its part size"));
        }
    }

    private static void removeMarkers(Path directory, int number) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                if (file.getFileName().toString().startsWith("part-" + number + "-")) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private record Assembled(Blob blob, Path directory, Function<String, Path> target) implements StagedBlob {
        @Override
        public InputStream open(long offset) throws IOException {
            return LocalBlobStore.open(directory.resolve("data"), offset);
        }

        // A second name for the same bytes: when the process dies before the upload is dropped, completing it again
        // works
        @Override
        public void publish() throws IOException {
            LocalBlobStore.link(directory.resolve("data"), target.apply(blob.sha256()));
        }

        @Override
        public void close() throws IOException {
            if (Files.isDirectory(directory) && !published()) {
                Files.deleteIfExists(directory.resolve(SEALED));
            }
        }

        private boolean published() throws IOException {
            Path visible = target.apply(blob.sha256());
            return Files.exists(visible) && Files.isSameFile(visible, directory.resolve("data"));
        }
    }
}
