package dev.landbridge.registry.upload;

import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.blob.BlobStore;
import dev.landbridge.registry.blob.Blobs;
import dev.landbridge.registry.blob.Declaration;
import dev.landbridge.registry.blob.FileRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Addresses that carry their own permission, for clients that move bytes without a token. An address without a host is
 * this service's own: resolve it against the address under which the client came.
 */
@ApplicationScoped
public class TransferUrls {
    static final String PATH = "/api/v1/transfers/";
    private static final Duration REDIRECTED = Duration.ofHours(1);

    /**
     * Where to send a file. Without a completion address the only part is the whole file and the PUT itself completes it;
     * with one, the parts go in any order, each with PUT, and a POST to the completion address ends the upload.
     *
     * @param partSize bytes of every part but the last
     * @param parts addresses by part number, from 1
     * @param completion null for an upload in one piece
     */
    public record UploadPlan(long partSize, List<URI> parts, URI completion, Instant expiresAt) {}

    private final Signatures signatures;
    private final Blobs blobs;
    private final BlobStore bytes;
    private final Uploads uploads;
    private final UploadConfig config;
    private final TransferConfig transfer;
    private final Clock clock;

    TransferUrls(
            Signatures signatures,
            Blobs blobs,
            BlobStore bytes,
            Uploads uploads,
            UploadConfig config,
            TransferConfig transfer,
            Clock clock) {
        this.signatures = signatures;
        this.blobs = blobs;
        this.bytes = bytes;
        this.uploads = uploads;
        this.config = config;
        this.transfer = transfer;
        this.clock = clock;
    }

    /** Where to send the declared file: in one piece when it is small, in parts otherwise. */
    public UploadPlan upload(String team, Actor actor, Declaration file, Duration validity) {
        return file.size() > config.partSize().asLongValue()
                ? inParts(team, actor, file, validity)
                : inOnePiece(team, actor, file, validity);
    }

    private UploadPlan inOnePiece(String team, Actor actor, Declaration file, Duration validity) {
        Instant expiresAt = clock.instant().plus(validity);
        Transfer transfer = new Transfer(
                Transfer.Kind.PUT, team, actor.id(), file.sha256(), file.size(), file.fileName(), null, expiresAt);
        return new UploadPlan(Math.max(1, file.size()), List.of(address(transfer)), null, expiresAt);
    }

    private UploadPlan inParts(String team, Actor actor, Declaration file, Duration validity) {
        Instant expiresAt = clock.instant().plus(validity);
        Upload upload = uploads.begin(team, actor.id(), new Uploads.Wish(file.sha256(), file.size(), file.fileName()));
        Transfer transfer = new Transfer(
                Transfer.Kind.PARTS,
                team,
                actor.id(),
                file.sha256(),
                file.size(),
                file.fileName(),
                upload.id(),
                expiresAt);
        String base = address(transfer).toString();
        List<URI> parts = new ArrayList<>();
        for (int number = 1; (number - 1) * upload.partSize() < file.size(); number++) {
            URI own = URI.create(base + "/parts/" + number);
            parts.add(
                    upload.handle() == null
                            ? own
                            : bytes.partAddress(upload.handle(), number, validity)
                                    .orElse(own));
        }
        return new UploadPlan(upload.partSize(), parts, URI.create(base + "/completion"), expiresAt);
    }

    /** Where to send bytes that nobody has counted yet; the entity tag of the answer to the PUT is their SHA-256. */
    public URI undeclared(String team, Actor actor, String fileName, Duration validity) {
        return address(new Transfer(
                Transfer.Kind.PUT,
                team,
                actor.id(),
                null,
                -1,
                fileName,
                null,
                clock.instant().plus(validity)));
    }

    /** Where to get a blob of the team from, under a file name of the caller's choice. */
    public URI download(String team, Actor actor, String sha256, String fileName, Duration validity) {
        long size = blobs.get(team, sha256).size();
        return bytes.address(sha256, fileName, validity)
                .orElseGet(() -> address(new Transfer(
                        Transfer.Kind.GET,
                        team,
                        actor.id(),
                        sha256,
                        size,
                        fileName,
                        null,
                        clock.instant().plus(validity))));
    }

    /**
     * Where a client that follows redirects gets a large file without the front door in between: from the object store, or
     * from this service. Empty for a small file, and where there is no such way.
     */
    public Optional<URI> direct(String team, Actor actor, FileRef file) {
        return file.size() > config.partSize().asLongValue()
                ? Optional.of(download(team, actor, file.sha256(), file.path(), REDIRECTED))
                        .filter(URI::isAbsolute)
                : Optional.empty();
    }

    private URI address(Transfer wish) {
        URI own = URI.create(PATH + signatures.sign(wish));
        return transfer.directAddress().map(base -> base.resolve(own)).orElse(own);
    }
}
