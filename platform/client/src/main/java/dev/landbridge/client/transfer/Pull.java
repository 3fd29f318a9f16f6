package dev.landbridge.client.transfer;

import dev.landbridge.client.http.Api;
import dev.landbridge.client.model.FileRef;
import dev.landbridge.client.model.ModelVersion;
import dev.landbridge.client.model.Versions;
import dev.landbridge.client.transfer.TransferProgress.Phase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Fetches the files of a version. Files that are there already with the right digest are kept; a pull that was broken
 * off, also by the end of this process, goes on where it was; a file appears under its name only whole and with the
 * digest that the version states. Other files of the directory are not touched.
 */
public final class Pull {
    private static final int DEFAULT_PARALLEL = 4;

    private final Api api;
    private final String model;
    private final int version;
    private final Path directory;
    private TransferListener listener = TransferListener.SILENT;
    private int parallel = DEFAULT_PARALLEL;
    private Predicate<String> wanted = path -> true;

    public Pull(Api api, String model, int version, Path directory) {
        this.api = api;
        this.model = model;
        this.version = version;
        this.directory = directory.toAbsolutePath().normalize();
    }

    public Pull report(TransferListener value) {
        listener = value;
        return this;
    }

    /** Ranges fetched at the same time; 4 unless said otherwise. */
    public Pull parallel(int value) {
        parallel = value;
        return this;
    }

    /** Only files whose path satisfies this. */
    public Pull only(Predicate<String> path) {
        wanted = path;
        return this;
    }

    /**
     * @return the version as the server describes it
     * @throws dev.landbridge.client.problem.CorruptContentException when the bytes are not what the version states
     * @throws UncheckedIOException when the directory cannot be written
     */
    public ModelVersion run() {
        ModelVersion described = new Versions(api, model).get(version);
        Meter meter = new Meter(listener);
        Workers workers = new Workers(parallel, api.connection().cancellation());
        List<FileRef> missing = missing(described, meter, workers);
        long size = missing.stream().mapToLong(FileRef::size).sum();
        try {
            Files.createDirectories(directory);
            long free = directory.toFile().getUsableSpace();
            if (free < size) {
                throw new IOException(
                        "%d MB are needed in %s, %d MB are free".formatted(size >> 20, directory, free >> 20));
            }
            meter.begin(Phase.DOWNLOADING, size, missing.size());
            PartialFiles partial = new PartialFiles(api, meter, workers, directory.resolve(".landbridge"));
            for (FileRef file : missing) {
                partial.fetch(model, version, file, Placement.of(directory, file.path()));
            }
            partial.clean();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        meter.begin(Phase.DONE, 0, described.files().size());
        return described;
    }

    /** What is not there yet with the right content. */
    private List<FileRef> missing(ModelVersion described, Meter meter, Workers workers) {
        List<FileRef> missing = new ArrayList<>();
        List<FileRef> present = new ArrayList<>();
        for (FileRef file : described.files()) {
            if (wanted.test(file.path())) {
                boolean sameSize = sizeOf(Placement.of(directory, file.path())) == file.size();
                (sameSize ? present : missing).add(file);
            }
        }
        meter.begin(Phase.HASHING, present.stream().mapToLong(FileRef::size).sum(), present.size());
        List<Runnable> pieces = new ArrayList<>();
        for (FileRef file : present) {
            pieces.add(() -> {
                Path location = Placement.of(directory, file.path());
                String digest =
                        Sha256.of(location, api.connection().cancellation(), count -> meter.moved(file.path(), count));
                if (!digest.equals(file.sha256())) {
                    synchronized (missing) {
                        missing.add(file);
                    }
                }
                meter.finished(file.path());
            });
        }
        workers.run(pieces);
        return missing;
    }

    private static long sizeOf(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : -1;
        } catch (IOException e) {
            return -1;
        }
    }
}
