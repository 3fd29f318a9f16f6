package dev.landbridge.registry.upload;

import dev.landbridge.kit.blob.Blob;
import dev.landbridge.kit.blob.BlobStore;
import dev.landbridge.kit.blob.BoundedContent;
import dev.landbridge.kit.blob.ContentMismatchException;
import dev.landbridge.kit.blob.StagedBlob;
import dev.landbridge.kit.id.Ids;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.kit.problem.ProblemType;
import dev.landbridge.registry.blob.Blobs;
import dev.landbridge.registry.blob.StorageLimits;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Uploads in parts. What has arrived whole survives a dropped connection and the death of the service; nothing is visible
 * before all parts are there and the digest of the whole was checked.
 */
@ApplicationScoped
public class Uploads {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final int MAX_PARTS = 10_000;
    private static final int EXPIRED_AT_ONCE = 100;

    /** What shall be sent; {@code sha256} and {@code size} are null when nobody knows them yet. */
    public record Wish(String sha256, Long size, String fileName) {
        public Wish {
            if (sha256 != null && !SHA256.matcher(sha256).matches()) {
                throw Problem.invalid("sha256", "must be 64 lower-case hex digits");
            }
            if (size != null && size < 0) {
                throw Problem.invalid("size", "must not be negative");
            }
            fileName = fileName == null ? "" : fileName;
        }
    }

    private final UploadStore store;
    private final BlobStore bytes;
    private final Blobs blobs;
    private final StorageLimits limits;
    private final UploadConfig config;
    private final Clock clock;

    Uploads(UploadStore store, BlobStore bytes, Blobs blobs, StorageLimits limits, UploadConfig config, Clock clock) {
        this.store = store;
        this.bytes = bytes;
        this.blobs = blobs;
        this.limits = limits;
        this.config = config;
        this.clock = clock;
    }

    /** Begins an upload; one of content the team has already is complete at once. */
    public Upload begin(String team, String uploader, Wish wish) {
        Optional<Blob> present = wish.sha256() == null ? Optional.empty() : blobs.find(team, wish.sha256());
        long size = wish.size() == null ? 0 : wish.size();
        if (present.isEmpty()) {
            limits.requireRoom(team, size);
        }
        long partSize = Math.max(config.partSize().asLongValue(), (size + MAX_PARTS - 1) / MAX_PARTS);
        try {
            String handle = present.isPresent() ? null : bytes.beginParts(partSize);
            Upload upload = new Upload(
                    Ids.next("upl"),
                    present.isPresent() ? Upload.State.COMPLETED : Upload.State.OPEN,
                    wish.sha256(),
                    present.map(Blob::size).orElse(wish.size()),
                    wish.fileName(),
                    partSize,
                    List.of(),
                    present.isPresent(),
                    null,
                    clock.instant(),
                    clock.instant().plus(config.validity()),
                    team,
                    uploader,
                    handle);
            QuarkusTransaction.requiringNew().run(() -> store.add(upload, config.validity()));
            return upload;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With the parts that are there. */
    public Upload get(String team, String id) {
        Upload upload = find(team, id);
        try {
            return upload.state() == Upload.State.OPEN ? upload.with(bytes.parts(upload.handle())) : upload;
        } catch (NoSuchFileException gone) {
            return upload;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Upload find(String team, String id) {
        return QuarkusTransaction.requiringNew()
                .call(() -> store.find(team, id))
                .orElseThrow(() -> Problem.notFound("upload", id));
    }

    /**
     * Takes one part in; sending a part again replaces it.
     *
     * @param size bytes of the part
     */
    public void putPart(String team, String id, int number, long size, InputStream content) {
        Upload upload = find(team, id);
        if (upload.state() == Upload.State.REFUSED) {
            throw Problem.of(ProblemType.CONTENT_REFUSED, upload.message());
        }
        requirePart(upload, number, size);
        try {
            if (upload.state() == Upload.State.COMPLETED) {
                // sent again by a client that did not see the end
                content.transferTo(OutputStream.nullOutputStream());
                return;
            }
            bytes.putPart(upload.handle(), number, size, BoundedContent.of(content, size));
        } catch (NoSuchFileException e) {
            throw Problem.notFound("upload", id);
        } catch (ContentMismatchException e) {
            throw Problem.of(ProblemType.CONTENT_MISMATCH, e.getMessage() + ". Send the part again.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        QuarkusTransaction.requiringNew().run(() -> store.extend(id, config.validity()));
    }

    private static void requirePart(Upload upload, int number, long size) {
        if (number < 1 || number > MAX_PARTS) {
            throw Problem.invalid("part", "must be 1 to " + MAX_PARTS);
        }
        if (size < 0) {
            throw Problem.invalid("Content-Length", "must say the bytes of the part");
        }
        if (size > upload.partSize()) {
            throw Problem.invalid("part", "must have at most " + upload.partSize() + " bytes");
        }
        if (upload.size() != null && (number - 1) * upload.partSize() + size > upload.size()) {
            throw Problem.invalid("part", "goes beyond the declared " + upload.size() + " bytes");
        }
    }

    /** Checks the whole and makes it visible to the team; completing again answers the same. */
    public Upload complete(String team, String id) {
        Upload upload = find(team, id);
        if (upload.state() == Upload.State.COMPLETED) {
            return upload;
        }
        if (upload.state() == Upload.State.REFUSED) {
            throw Problem.of(ProblemType.CONTENT_REFUSED, upload.message());
        }
        requireAllSent(upload);
        try (StagedBlob staged = bytes.assemble(upload.handle())) {
            requireDeclared(upload, staged);
            Blobs.Stored stored = blobs.admit(team, upload.createdBy(), upload.fileName(), staged);
            QuarkusTransaction.requiringNew().run(() -> store.complete(id, stored.blob(), stored.alreadyPresent()));
        } catch (ContentMismatchException e) {
            startOver(upload);
            throw Problem.of(ProblemType.CONTENT_MISMATCH, e.getMessage() + ". Send the parts again.");
        } catch (NoSuchFileException e) {
            return completedMeanwhile(team, id);
        } catch (Problem refused) {
            QuarkusTransaction.requiringNew().run(() -> store.refuse(id, refused.detail()));
            drop(upload);
            throw refused;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        drop(upload);
        return find(team, id);
    }

    // Asked before the parts are put together: some stores take no further ones afterwards
    private void requireAllSent(Upload upload) {
        if (upload.size() == null) {
            return;
        }
        try {
            long arrived = bytes.parts(upload.handle()).stream()
                    .mapToLong(BlobStore.Part::size)
                    .sum();
            if (arrived != upload.size()) {
                throw Problem.of(
                        ProblemType.CONTENT_MISMATCH,
                        arrived + " of the declared " + upload.size()
                                + " bytes have arrived. Send the parts that are missing.");
            }
        } catch (NoSuchFileException gone) {
            // the assembly finds out why
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the store gave the parts up for a whole that was wrong, the same upload begins with none. */
    private void startOver(Upload upload) {
        try {
            if (!partsLeft(upload)) {
                bytes.dropParts(upload.handle());
                String handle = bytes.beginParts(upload.partSize());
                QuarkusTransaction.requiringNew().run(() -> store.startOver(upload.id(), handle));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean partsLeft(Upload upload) throws IOException {
        try {
            return !bytes.parts(upload.handle()).isEmpty();
        } catch (NoSuchFileException gone) {
            return false;
        }
    }

    private Upload completedMeanwhile(String team, String id) {
        Upload upload = find(team, id);
        if (upload.state() == Upload.State.COMPLETED) {
            return upload;
        }
        throw Problem.notFound("upload", id);
    }

    private static void requireDeclared(Upload upload, StagedBlob staged) throws ContentMismatchException {
        Blob found = staged.blob();
        staged.require(new Blob(
                upload.sha256() == null ? found.sha256() : upload.sha256(),
                upload.size() == null ? found.size() : upload.size()));
    }

    /** Forgets the upload and its parts; what it completed stays. */
    public void cancel(String team, String id) {
        Upload upload = find(team, id);
        drop(upload);
        QuarkusTransaction.requiringNew().run(() -> store.delete(id));
    }

    /** Forgets the uploads that nothing was sent to for too long. */
    public int dropExpired() {
        int dropped = 0;
        List<Upload> expired = QuarkusTransaction.requiringNew().call(() -> store.expired(EXPIRED_AT_ONCE));
        while (!expired.isEmpty()) {
            for (Upload upload : expired) {
                drop(upload);
                QuarkusTransaction.requiringNew().run(() -> store.delete(upload.id()));
                dropped++;
            }
            expired = QuarkusTransaction.requiringNew().call(() -> store.expired(EXPIRED_AT_ONCE));
        }
        return dropped;
    }

    private void drop(Upload upload) {
        if (upload.handle() == null) {
            return;
        }
        try {
            bytes.dropParts(upload.handle());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
