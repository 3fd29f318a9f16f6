package dev.landbridge.registry.storage;

import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.audit.AuditLog;
import dev.landbridge.kit.audit.Subject;
import dev.landbridge.kit.blob.Blob;
import dev.landbridge.kit.blob.BlobStore;
import dev.landbridge.kit.blob.ContentMismatchException;
import dev.landbridge.kit.id.Ids;
import dev.landbridge.kit.lease.Claim;
import dev.landbridge.kit.lease.WorkHandler;
import dev.landbridge.kit.lease.WorkOutcome;
import dev.landbridge.kit.lease.WorkQueue;
import dev.landbridge.kit.page.Page;
import dev.landbridge.kit.page.PageRequest;
import dev.landbridge.kit.problem.Problem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads every stored byte and compares it with its address. Durable: goes on where a dead process stopped. */
@ApplicationScoped
public class StorageChecks implements WorkHandler {
    private static final String KIND = "storage-check";
    private static final int BATCH = 100;
    private static final int BUFFER_BYTES = 1 << 18;
    private static final int CONFIRM_SECONDS = 3600;
    private static final Duration UNRECORDED_GRACE = Duration.ofHours(2);

    private final StorageCheckStore store;
    private final BlobStore bytes;
    private final WorkQueue queue;
    private final AuditLog audit;
    private final Clock clock;

    StorageChecks(StorageCheckStore store, BlobStore bytes, WorkQueue queue, AuditLog audit, Clock clock) {
        this.store = store;
        this.bytes = bytes;
        this.queue = queue;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public StorageCheck begin(Actor operator) {
        String id = Ids.next("chk");
        store.add(id, CollectionWork.INSTALLATION, operator.id());
        queue.enqueue(KIND, id, CollectionWork.INSTALLATION);
        audit.record(
                CollectionWork.INSTALLATION, operator, "check-storage", new Subject("storage-check", id), Map.of());
        return get(id);
    }

    @Transactional
    public StorageCheck get(String id) {
        return store.find(id).orElseThrow(() -> Problem.notFound("storage check", id));
    }

    @Transactional
    public Page<StorageCheck> list(PageRequest page) {
        List<StorageCheck> rows = store.page(page.after().orElse("~"), page.size() + 1);
        return Page.ofOverfetched(rows, page, StorageCheck::id);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public int concurrency() {
        return 1;
    }

    @Override
    public WorkOutcome handle(Claim claim) throws IOException {
        StorageCheck check = QuarkusTransaction.requiringNew().call(() -> get(claim.subjectId()));
        String last = check.lastSha256();
        long checked = check.checked();
        for (List<Blob> batch = contents(last); !batch.isEmpty(); batch = contents(last)) {
            for (Blob blob : batch) {
                Optional<String> problem = problem(blob).isPresent() ? confirmed(blob) : Optional.empty();
                last = blob.sha256();
                checked++;
                save(claim, last, checked, problem);
            }
        }
        reportUnrecorded(claim);
        QuarkusTransaction.requiringNew().run(() -> {
            queue.verify(claim);
            store.finish(claim.subjectId(), StorageCheck.State.SUCCEEDED);
        });
        return WorkOutcome.done();
    }

    private List<Blob> contents(String after) {
        return QuarkusTransaction.requiringNew().call(() -> store.contents(after, BATCH));
    }

    private void save(Claim claim, String last, long checked, Optional<String> problem) {
        QuarkusTransaction.requiringNew().run(() -> {
            queue.verify(claim);
            problem.ifPresent(text -> store.report(claim.subjectId(), last, text));
            store.progress(claim.subjectId(), last, checked);
        });
    }

    // Between two readings a content may have been collected, and sent again: while its row is held neither can happen
    private Optional<String> confirmed(Blob blob) {
        return QuarkusTransaction.requiringNew()
                .timeout(CONFIRM_SECONDS)
                .call(() -> store.holdContent(blob.sha256()) ? problem(blob) : Optional.empty());
    }

    private Optional<String> problem(Blob blob) throws IOException {
        MessageDigest digest = sha256();
        long size = 0;
        try (InputStream in = bytes.open(blob.sha256(), 0)) {
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
                size += n;
            }
        } catch (NoSuchFileException e) {
            return Optional.of("MISSING: the bytes are not in the store");
        } catch (ContentMismatchException e) {
            // the store's own check ended the reading; what was read tells more
        }
        if (size != blob.size()) {
            return Optional.of("SIZE: " + size + " bytes instead of " + blob.size());
        }
        String actual = HexFormat.of().formatHex(digest.digest());
        return actual.equals(blob.sha256()) ? Optional.empty() : Optional.of("CORRUPT: the SHA-256 is " + actual);
    }

    private void reportUnrecorded(Claim claim) throws IOException {
        List<Blob> unrecorded = new ArrayList<>();
        bytes.forEach(entry -> {
            boolean old = entry.modifiedAt().isBefore(clock.instant().minus(UNRECORDED_GRACE));
            if (old
                    && !QuarkusTransaction.requiringNew()
                            .call(() -> store.isRecorded(entry.blob().sha256()))) {
                unrecorded.add(entry.blob());
            }
        });
        QuarkusTransaction.requiringNew().run(() -> {
            queue.verify(claim);
            unrecorded.forEach(blob -> store.report(
                    claim.subjectId(), blob.sha256(), "UNRECORDED: no team has it; the next collection deletes it"));
        });
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
