package dev.landbridge.registry.blob;

import dev.landbridge.kit.blob.Blob;
import dev.landbridge.kit.blob.BlobStore;
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
import java.util.Optional;

/** The bytes of the installation, shared below and separated by team above: a team sees only what it uploaded. */
@ApplicationScoped
public class Blobs {
    /** What became of an upload. */
    public record Stored(Blob blob, boolean alreadyPresent) {}

    private static final int PUBLISH_SECONDS = 3600;

    private final BlobStore bytes;
    private final BlobRecordStore records;
    private final IngestCheck check;

    Blobs(BlobStore bytes, BlobRecordStore records, IngestCheck check) {
        this.bytes = bytes;
        this.records = records;
        this.check = check;
    }

    /** Takes the bytes in; the team sees them only after length, digest and ingest check passed. */
    public Stored upload(String team, String uploader, Declaration declared, InputStream content) {
        Blob blob = new Blob(declared.sha256(), declared.size());
        try (StagedBlob staged = bytes.stage(declared.bound(content))) {
            staged.require(blob);
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
        try (StagedBlob staged = bytes.stage(content)) {
            return admit(team, uploader, fileName, staged).blob();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes complete bytes visible to the team, after the ingest check. */
    public Stored admit(String team, String uploader, String fileName, StagedBlob staged) throws IOException {
        Blob blob = staged.blob();
        publish(staged);
        refuseIfUnsafe(new Declaration(blob.sha256(), blob.size(), fileName));
        boolean added = QuarkusTransaction.requiringNew().call(() -> {
            records.claimContent(blob);
            return records.add(team, blob, fileName, uploader);
        });
        return new Stored(blob, !added);
    }

    // The content's row is held meanwhile: a collection cannot take the bytes away between publishing and recording
    private void publish(StagedBlob staged) {
        QuarkusTransaction.requiringNew().timeout(PUBLISH_SECONDS).call(() -> {
            records.claimContent(staged.blob());
            if (bytes.find(staged.blob().sha256()).isEmpty()) {
                staged.publish();
            }
            return staged.blob();
        });
    }

    private void refuseIfUnsafe(Declaration declared) throws IOException {
        try {
            check.check(declared);
        } catch (Problem refused) {
            boolean held = QuarkusTransaction.requiringNew().call(() -> records.anyTeamHas(declared.sha256()));
            if (!held) {
                bytes.delete(declared.sha256());
            }
            throw refused;
        }
    }

    public Optional<Blob> find(String team, String sha256) {
        return QuarkusTransaction.joiningExisting().call(() -> records.find(team, sha256));
    }

    public Blob get(String team, String sha256) {
        return find(team, sha256).orElseThrow(() -> Problem.notFound("blob", sha256));
    }

    /** Refuses files the team did not upload, of another size than told, or unsafe under the name they shall get. */
    public void requireAttachable(String team, FileSet files) {
        for (FileRef file : files.files()) {
            Blob blob = find(team, file.sha256())
                    .orElseThrow(() -> Problem.invalid(
                            "files",
                            "the content of '" + file.path() + "' was not uploaded by this team; PUT /api/v1/blobs/"
                                    + file.sha256() + " first"));
            if (blob.size() != file.size()) {
                throw Problem.invalid(
                        "files", "'" + file.path() + "' has " + blob.size() + " bytes, not " + file.size());
            }
            try {
                check.check(new Declaration(file.sha256(), file.size(), file.path()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The bytes of a blob of this team from an offset on. */
    public InputStream open(String team, String sha256, long offset) {
        Blob blob = get(team, sha256);
        if (offset < 0 || offset > blob.size()) {
            throw Problem.invalid("offset", "must lie within the " + blob.size() + " bytes of the blob");
        }
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
