package dev.landbridge.client.transfer;

import dev.landbridge.client.http.Api;
import dev.landbridge.client.http.RangeDownload;
import dev.landbridge.client.http.Target;
import dev.landbridge.client.model.FileRef;
import dev.landbridge.client.problem.CorruptContentException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Downloads that are not whole yet: each lies under its digest beside a list of the segments it has. */
final class PartialFiles {
    private static final long SEGMENT = 32L << 20;

    private final Api api;
    private final Meter meter;
    private final Workers workers;
    private final Path directory;

    PartialFiles(Api api, Meter meter, Workers workers, Path directory) {
        this.api = api;
        this.meter = meter;
        this.workers = workers;
        this.directory = directory;
    }

    /** Fetches what is missing, checks the digest, and puts the file in its place in one step. */
    void fetch(String model, int version, FileRef file, Path place) throws IOException {
        Files.createDirectories(directory);
        Path bytes = directory.resolve(file.sha256() + ".partial");
        SegmentList segments = new SegmentList(directory.resolve(file.sha256() + ".segments"));
        boolean resumed = Files.exists(bytes) && segments.any();
        download(model, version, file, bytes, segments);
        if (!matches(file, bytes)) {
            Files.delete(bytes);
            segments.delete();
            if (!resumed) {
                throw corrupt(file);
            }
            // what an earlier process left may be damaged; only fresh bytes prove the server wrong
            meter.moved(file.path(), -file.size());
            download(model, version, file, bytes, segments);
            if (!matches(file, bytes)) {
                Files.delete(bytes);
                segments.delete();
                throw corrupt(file);
            }
        }
        Files.createDirectories(place.getParent());
        move(bytes, place);
        segments.delete();
        meter.finished(file.path());
    }

    void clean() throws IOException {
        try {
            Files.deleteIfExists(directory);
        } catch (DirectoryNotEmptyException e) {
            // another pull of this directory has unfinished files there
            return;
        }
    }

    private void download(String model, int version, FileRef file, Path bytes, SegmentList segments)
            throws IOException {
        Target target = Target.of("models", model, "versions", version, "files").file(file.path());
        RangeDownload source = new RangeDownload(api.connection(), target, file.sha256());
        try (FileChannel channel = FileChannel.open(bytes, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            List<Runnable> pieces = new ArrayList<>();
            for (long from = 0; from < file.size(); from += SEGMENT) {
                long begin = from;
                long end = Math.min(file.size(), from + SEGMENT);
                int number = (int) (from / SEGMENT);
                if (segments.has(number) && channel.size() >= end) {
                    meter.moved(file.path(), end - begin);
                } else {
                    pieces.add(() -> {
                        source.fetch(channel, begin, end, count -> meter.moved(file.path(), count));
                        segments.add(number);
                    });
                }
            }
            workers.run(pieces);
        }
    }

    private boolean matches(FileRef file, Path bytes) throws IOException {
        return Files.size(bytes) == file.size()
                && Sha256.of(bytes, api.connection().cancellation(), count -> {})
                        .equals(file.sha256());
    }

    private static CorruptContentException corrupt(FileRef file) {
        return new CorruptContentException(
                "the server's bytes of " + file.path() + " do not have the digest " + file.sha256());
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            throw new UncheckedIOException("cannot rename within " + to.getParent(), e);
        }
    }
}
