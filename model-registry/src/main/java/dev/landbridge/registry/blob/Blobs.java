package dev.landbridge.registry.blob;

import dev.landbridge.kit.blob.Blob;
import dev.landbridge.kit.blob.BlobStore;
import dev.landbridge.kit.blob.ContentMismatchException;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.kit.problem.ProblemType;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** The bytes of the installation, shared below and separated by team above: a team sees only what it uploaded. */
@ApplicationScoped
public class Blobs {
    /** What became of an upload. */
    public record Stored(Blob blob, boolean alreadyPresent) {}

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
        try {
            bytes.put(blob, content);
            refuseIfUnsafe(declared);
        } catch (ContentMismatchException e) {
            throw Problem.of(ProblemType.CONTENT_MISMATCH, e.getMessage() + ". Send the file again.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        boolean added =
                QuarkusTransaction.requiringNew().call(() -> records.add(team, blob, declared.fileName(), uploader));
        return new Stored(blob, !added);
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
}
