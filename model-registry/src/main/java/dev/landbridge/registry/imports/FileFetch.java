package dev.landbridge.registry.imports;

import dev.landbridge.kit.blob.Blob;
import dev.landbridge.kit.blob.BlobStore;
import dev.landbridge.kit.blob.ContentMismatchException;
import dev.landbridge.kit.blob.StagedBlob;
import dev.landbridge.kit.lease.Claim;
import dev.landbridge.registry.blob.BlobReferences;
import dev.landbridge.registry.blob.Blobs;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Brings one file here: small ones in one go, large ones in parts that survive a broken connection and a crash. */
@ApplicationScoped
class FileFetch {
    static final String HOLDER = "import";

    private final SourceHttp http;
    private final BlobStore bytes;
    private final Blobs blobs;
    private final BlobReferences references;
    private final Imports imports;
    private final ImportStore store;
    private final int partSize;

    FileFetch(
            SourceHttp http,
            BlobStore bytes,
            Blobs blobs,
            BlobReferences references,
            Imports imports,
            ImportStore store,
            ImportConfig config) {
        this.http = http;
        this.bytes = bytes;
        this.blobs = blobs;
        this.references = references;
        this.imports = imports;
        this.store = store;
        this.partSize = config.partSize();
    }

    /** Where a file is, and who asks for it. */
    record Origin(URI address, Map<String, String> headers) {}

    /** @return false when the import was ended meanwhile */
    boolean fetch(Claim claim, Import of, ImportFile file, Origin origin) throws IOException, InterruptedException {
        RemoteFile remote = file.remote();
        if (remote.sha256() != null
                && blobs.find(of.team(), remote.sha256())
                        .filter(blob -> blob.size() == remote.size())
                        .isPresent()) {
            return keep(claim, remote, remote.sha256(), remote.size());
        }
        return remote.sha256() == null || remote.size() <= partSize
                ? fetchWhole(claim, of, remote, origin)
                : fetchParts(claim, of, file, origin);
    }

    private boolean fetchWhole(Claim claim, Import of, RemoteFile remote, Origin origin)
            throws IOException, InterruptedException {
        try (InputStream in = http.whole(origin.address(), origin.headers())) {
            GitBlobDigest git = new GitBlobDigest(in, remote.size());
            try (StagedBlob staged = bytes.stage(git.content())) {
                requireSize(remote, staged.blob());
                git.require(remote);
                requireDigest(remote, staged.blob());
                String sha256 = admit(of, remote, staged);
                return keep(claim, remote, sha256, remote.size());
            }
        }
    }

    private boolean fetchParts(Claim claim, Import of, ImportFile file, Origin origin)
            throws IOException, InterruptedException {
        RemoteFile remote = file.remote();
        String parts = file.parts();
        if (parts == null) {
            parts = bytes.beginParts(partSize);
            String name = parts;
            if (!imports.write(claim, entity -> store.setParts(of.id(), remote.path(), name))) {
                bytes.dropParts(parts);
                return false;
            }
        }
        Set<Integer> here =
                bytes.parts(parts).stream().map(BlobStore.Part::number).collect(Collectors.toSet());
        int number = 1;
        for (long from = 0; from < remote.size(); from += partSize, number++) {
            long size = Math.min(partSize, remote.size() - from);
            if (here.contains(number)) {
                continue;
            }
            try (InputStream in = http.range(origin.address(), origin.headers(), from, from + size)) {
                bytes.putPart(parts, number, size, in);
            } catch (ContentMismatchException e) {
                throw new IOException(remote.path() + ": the connection broke within part " + number, e);
            }
            if (!imports.write(claim, entity -> {
                entity.bytes += size;
                entity.failures = 0;
                entity.message = "fetching " + remote.path();
            })) {
                return false;
            }
        }
        return assemble(claim, of, remote, parts);
    }

    private boolean assemble(Claim claim, Import of, RemoteFile remote, String parts) throws IOException {
        try (StagedBlob staged = bytes.assemble(parts)) {
            requireSize(remote, staged.blob());
            requireDigest(remote, staged.blob());
            boolean going = keep(claim, remote, admit(of, remote, staged), 0);
            bytes.dropParts(parts);
            return going;
        } catch (DamagedContentException e) {
            // what is here is worthless: the next attempt begins with nothing
            bytes.dropParts(parts);
            imports.write(claim, entity -> {
                entity.bytes -= remote.size();
                store.setParts(of.id(), remote.path(), null);
            });
            throw e;
        }
    }

    private String admit(Import of, RemoteFile remote, StagedBlob staged) throws IOException {
        return blobs.admit(of.team(), of.createdBy(), remote.path(), staged)
                .blob()
                .sha256();
    }

    /** Holds the content for the import, so that a collection meanwhile leaves it alone. */
    private boolean keep(Claim claim, RemoteFile remote, String sha256, long added) {
        return imports.write(claim, entity -> {
            references.hold(entity.team, HOLDER, entity.id, List.of(sha256));
            store.setStored(entity.id, remote.path(), sha256);
            entity.files++;
            entity.bytes += added;
            entity.failures = 0;
            entity.message = "fetched " + remote.path();
        });
    }

    private static void requireSize(RemoteFile remote, Blob found) throws IOException {
        if (found.size() != remote.size()) {
            throw new IOException(remote.path() + ": " + found.size() + " of " + remote.size() + " bytes arrived");
        }
    }

    private static void requireDigest(RemoteFile remote, Blob found) throws DamagedContentException {
        if (remote.sha256() != null && !found.sha256().equals(remote.sha256())) {
            throw new DamagedContentException(remote.path() + " arrived with the digest " + found.sha256()
                    + ", the source states " + remote.sha256());
        }
    }
}
