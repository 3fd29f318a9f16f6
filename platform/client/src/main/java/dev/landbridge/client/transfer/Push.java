package dev.landbridge.client.transfer;

import dev.landbridge.client.http.Api;
import dev.landbridge.client.http.Cancellation;
import dev.landbridge.client.model.FileRef;
import dev.landbridge.client.model.ModelVersion;
import dev.landbridge.client.model.Versions;
import dev.landbridge.client.transfer.TransferProgress.Phase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Brings a directory to the server and makes it the next version of a model. Content that the team has there already is
 * not sent again; a push that was broken off, also by the end of this process, goes on where it was. Files named
 * {@code .git}, {@code .cache}, {@code .landbridge}, {@code .DS_Store} and {@code __pycache__} are left out.
 */
public final class Push {
    private static final int DEFAULT_PARALLEL = 4;

    private final Api api;
    private final String model;
    private final Path directory;
    private final Map<String, String> facts = new TreeMap<>();
    private ModelVersion.Origin origin;
    private TransferListener listener = TransferListener.SILENT;
    private int parallel = DEFAULT_PARALLEL;
    private Path journal = UploadJournal.defaultDirectory();

    public Push(Api api, String model, Path directory) {
        this.api = api;
        this.model = model;
        this.directory = directory;
    }

    /** A short text that is kept with the version and shown on its card. */
    public Push fact(String name, String value) {
        facts.put(name, value);
        return this;
    }

    public Push origin(ModelVersion.Origin value) {
        origin = value;
        return this;
    }

    public Push report(TransferListener value) {
        listener = value;
        return this;
    }

    /** Files hashed and parts sent at the same time; 4 unless said otherwise. */
    public Push parallel(int value) {
        parallel = value;
        return this;
    }

    /** Where to remember unfinished uploads; unless said otherwise, below the user's cache directory. */
    public Push journal(Path value) {
        journal = value;
        return this;
    }

    /**
     * @throws UncheckedIOException when a file cannot be read
     * @throws dev.landbridge.client.problem.ContentRefusedException when the server does not accept a file
     */
    public ModelVersion run() {
        Meter meter = new Meter(listener);
        Cancellation cancellation = api.connection().cancellation();
        List<LocalFile> files = files();
        Map<LocalFile, String> digests = hash(files, meter, cancellation);
        Map<String, LocalFile> contents = new LinkedHashMap<>();
        digests.forEach((file, digest) -> contents.putIfAbsent(digest, file));
        meter.begin(Phase.UPLOADING, size(contents.values()), contents.size());
        new Uploads(
                        api,
                        meter,
                        parallel,
                        new UploadJournal(journal, api.connection().base()))
                .send(contents);
        meter.begin(Phase.REGISTERING, 0, files.size());
        List<FileRef> references = new ArrayList<>();
        for (LocalFile file : files) {
            references.add(new FileRef(file.path(), digests.get(file), file.size()));
        }
        ModelVersion version =
                new Versions(api, model).register(new ModelVersion.Wish(references, origin, Map.copyOf(facts)));
        meter.begin(Phase.DONE, 0, files.size());
        return version;
    }

    private List<LocalFile> files() {
        try {
            List<LocalFile> files = LocalFile.below(directory);
            if (files.isEmpty()) {
                throw new IOException("there are no files in " + directory);
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<LocalFile, String> hash(List<LocalFile> files, Meter meter, Cancellation cancellation) {
        meter.begin(Phase.HASHING, size(files), files.size());
        Map<LocalFile, String> digests = new LinkedHashMap<>();
        files.forEach(file -> digests.put(file, ""));
        List<Runnable> pieces = new ArrayList<>();
        for (LocalFile file : files) {
            pieces.add(() -> {
                String digest = Sha256.of(file.location(), cancellation, count -> meter.moved(file.path(), count));
                synchronized (digests) {
                    digests.put(file, digest);
                }
                meter.finished(file.path());
            });
        }
        new Workers(parallel, cancellation).run(pieces);
        return digests;
    }

    private static long size(Collection<LocalFile> files) {
        return files.stream().mapToLong(LocalFile::size).sum();
    }
}
