package dev.landbridge.registry.blob;

import dev.landbridge.kit.blob.Blob;
import dev.landbridge.kit.blob.BlobStore;
import dev.landbridge.kit.blob.BoundedContent;
import dev.landbridge.kit.blob.ContentMismatchException;
import dev.landbridge.kit.blob.StagedBlob;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.kit.problem.ProblemType;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The bytes of the installation, shared below and separated by team above: a team sees only what it uploaded. */
@ApplicationScoped
public class Blobs {
    private static final int PUBLISH_SECONDS = 3600;

    /** What became of an upload. */
    public record Stored(Blob blob, boolean alreadyPresent) {}

    private final BlobStore bytes;
    private final BlobRecordStore records;
    private final Inspections inspections;
    private final StorageLimits limits;

    Blobs(BlobStore bytes, BlobRecordStore records, Inspections inspections, StorageLimits limits) {
        this.bytes = bytes;
        this.records = records;
        this.inspections = inspections;
        this.limits = limits;
    }

    /** Takes the bytes in; the team sees them only after length, digest and ingest check passed. */
    public Stored upload(String team, String uploader, Declaration declared, InputStream content) {
        requireRoom(team, declared.sha256(), declared.size());
        try (StagedBlob staged = bytes.stage(declared.bound(content))) {
            staged.require(new Blob(declared.sha256(), declared.size()));
            return admit(team, uploader, declared.fileName(), staged);
        } catch (ContentMismatchException e) {
            throw Problem.of(ProblemType.CONTENT_MISMATCH, e.getMessage() + ". Send the file again.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Takes in bytes whose digest and length nobody knows before the stream ends.
     *
     * @param fileName decides which ingest checks apply
     */
    public Blob receive(String team, String uploader, String fileName, InputStream content) {
        long most = limits.of(team).maxFileBytes();
        try (StagedBlob staged = bytes.stage(BoundedContent.of(content, most))) {
            return admit(team, uploader, fileName, staged).blob();
        } catch (ContentMismatchException e) {
            throw Problem.of(
                    ProblemType.CONTENT_REFUSED, "The file is larger than the " + most + " bytes this team may store.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes complete bytes visible to the team, after the ingest check. */
    public Stored admit(String team, String uploader, String fileName, StagedBlob staged) throws IOException {
        Blob blob = staged.blob();
        requireRoom(team, blob.sha256(), blob.size());
        Optional<Finding> finding = inspections.inspect(staged);
        Admission admission = QuarkusTransaction.requiringNew()
                .timeout(PUBLISH_SECONDS)
                .call(() -> {
                    publish(staged);
                    records.inspected(blob.sha256(), finding);
                    boolean added = records.add(team, blob, fileName, uploader);
                    return new Admission(added, inspections.hold(team, uploader, blob.sha256(), fileName));
                });
        if (admission.refusal().isPresent()) {
            throw admission.refusal().get();
        }
        return new Stored(blob, !admission.added());
    }

    // Holds the content's row until the transaction ends: no collection takes the bytes away before they are recorded
    private void publish(StagedBlob staged) throws IOException {
        records.claimContent(staged.blob());
        if (bytes.find(staged.blob().sha256()).isEmpty()) {
            staged.publish();
        }
    }

    private void requireRoom(String team, String sha256, long size) {
        if (find(team, sha256).isEmpty()) {
            limits.requireRoom(team, size);
        }
    }

    private record Admission(boolean added, Optional<Problem> refusal) {}

    public Optional<Blob> find(String team, String sha256) {
        return QuarkusTransaction.joiningExisting().call(() -> records.find(team, sha256));
    }

    public Blob get(String team, String sha256) {
        return find(team, sha256).orElseThrow(() -> Problem.notFound("blob", sha256));
    }

    /** Refuses files the team did not upload, of another size than told, or unsafe under the name they shall get. */
    public void requireAttachable(String team, FileSet files) {
        limits.requireFileCount(team, files.files().size());
        QuarkusTransaction.joiningExisting().run(() -> {
            Map<String, BlobRecordStore.Inspected> known = records.findAll(team, files.addresses());
            for (FileRef file : files.files()) {
                requireAttachable(team, file, known.get(file.sha256()));
            }
        });
    }

    private void requireAttachable(String team, FileRef file, BlobRecordStore.Inspected known) {
        if (known == null) {
            throw Problem.invalid(
                    "files",
                    "the content of '" + file.path() + "' was not uploaded by this team; PUT /api/v1/blobs/"
                            + file.sha256() + " first");
        }
        if (known.size() != file.size()) {
            throw Problem.invalid("files", "'" + file.path() + "' has " + known.size() + " bytes, not " + file.size());
        }
        inspections.requireSafe(team, file, known.finding());
    }

    /** The bytes of a file that {@link #requireAttachable(String, FileSet)} let pass, without asking again. */
    public InputStream openAttachable(FileRef file) {
        return read(file.sha256(), 0);
    }

    /** The bytes of a blob of this team from an offset on. */
    public InputStream open(String team, String sha256, long offset) {
        Blob blob = get(team, sha256);
        if (offset < 0 || offset > blob.size()) {
            throw Problem.invalid("offset", "must lie within the " + blob.size() + " bytes of the blob");
        }
        return read(sha256, offset);
    }

    private InputStream read(String sha256, long offset) {
        try {
            return bytes.open(sha256, offset);
        } catch (NoSuchFileException e) {
            throw Problem.of(ProblemType.INTERNAL, "The bytes of blob " + sha256 + " are gone from the store.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The blob as a file of this machine, when the store keeps it so. */
    Optional<Path> file(String team, String sha256) {
        get(team, sha256);
        try {
            return bytes.file(sha256);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
