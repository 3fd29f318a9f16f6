package dev.landbridge.registry.storage;

import dev.landbridge.kit.blob.Blob;
import dev.landbridge.kit.blob.BlobStore;
import dev.landbridge.registry.upload.Uploads;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes away what nobody needs: first a team's blobs that nothing has referred to for the grace period, then the bytes of
 * contents that no team has. A blob in use is safe from it at any moment, also from one that runs during a commit.
 */
@ApplicationScoped
public class Collections {
    private static final int BATCH = 200;
    private static final int DELETE_SECONDS = 600;
    /** Bytes may lie unrecorded for a moment, between publishing and the end of that transaction. */
    private static final Duration UNRECORDED_GRACE = Duration.ofHours(2);

    private final CollectionStore store;
    private final BlobStore bytes;
    private final Uploads uploads;
    private final MeterRegistry metrics;
    private final Clock clock;

    Collections(CollectionStore store, BlobStore bytes, Uploads uploads, MeterRegistry metrics, Clock clock) {
        this.store = store;
        this.bytes = bytes;
        this.uploads = uploads;
        this.metrics = metrics;
        this.clock = clock;
    }

    public Collection run(Duration grace) {
        int expired = uploads.dropExpired();
        long records = 0;
        for (int some = forget(grace); some > 0; some = forget(grace)) {
            records += some;
        }
        Collection contents = deleteContents(grace);
        metrics.counter("landbridge_registry_collected_bytes").increment(contents.bytes());
        return new Collection(records, contents.blobs(), contents.bytes(), expired);
    }

    private int forget(Duration grace) {
        int forgotten = 0;
        for (CollectionStore.Owned blob : QuarkusTransaction.requiringNew().call(() -> store.unused(grace, BATCH))) {
            forgotten += QuarkusTransaction.requiringNew().call(() -> store.forget(blob, grace)) ? 1 : 0;
        }
        return forgotten;
    }

    private Collection deleteContents(Duration grace) {
        long blobs = 0;
        long size = 0;
        String after = "";
        List<String> batch = ownerless(grace, after);
        while (!batch.isEmpty()) {
            for (String sha256 : batch) {
                Optional<Blob> deleted = delete(sha256, grace);
                blobs += deleted.isPresent() ? 1 : 0;
                size += deleted.map(Blob::size).orElse(0L);
                after = sha256;
            }
            batch = ownerless(grace, after);
        }
        return new Collection(0, blobs, size, 0);
    }

    private List<String> ownerless(Duration grace, String after) {
        return QuarkusTransaction.requiringNew().call(() -> store.ownerless(grace, after, BATCH));
    }

    // Row first, bytes second, commit last: when the process dies in between, the row is still there and tells the next
    // uploader nothing more than that it has to look for the bytes
    private Optional<Blob> delete(String sha256, Duration grace) {
        return QuarkusTransaction.requiringNew().timeout(DELETE_SECONDS).call(() -> {
            Optional<Blob> forgotten = store.forgetContent(sha256, grace);
            if (forgotten.isPresent()) {
                bytes.delete(sha256);
            }
            return forgotten;
        });
    }

    /** Deletes bytes that a process published and then died before it recorded them. */
    public long sweepUnrecorded() {
        Instant before = clock.instant().minus(UNRECORDED_GRACE);
        List<Blob> unrecorded = new ArrayList<>();
        try {
            bytes.forEach(entry -> {
                if (entry.modifiedAt().isBefore(before)
                        && !recorded(entry.blob().sha256())) {
                    unrecorded.add(entry.blob());
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        long swept = 0;
        for (Blob blob : unrecorded) {
            boolean claimed = QuarkusTransaction.requiringNew().call(() -> store.claimUnrecorded(blob));
            swept += claimed && delete(blob.sha256(), Duration.ZERO).isPresent() ? 1 : 0;
        }
        return swept;
    }

    private boolean recorded(String sha256) {
        return QuarkusTransaction.requiringNew().call(() -> store.isRecorded(sha256));
    }
}
