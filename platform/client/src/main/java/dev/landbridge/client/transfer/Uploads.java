package dev.landbridge.client.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.client.http.Api;
import dev.landbridge.client.http.Call;
import dev.landbridge.client.http.Target;
import dev.landbridge.client.problem.ConflictException;
import dev.landbridge.client.problem.ContentRefusedException;
import dev.landbridge.client.problem.CorruptContentException;
import dev.landbridge.client.problem.NotFoundException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sends contents that the server does not have: small ones in one request, large ones in parts side by side. */
final class Uploads {
    private static final long SMALL = 8L << 20;
    private static final Duration PART_LIMIT = Duration.ofMinutes(15);
    private static final Target UPLOADS = Target.of("uploads");

    private final Api api;
    private final Meter meter;
    private final Workers workers;
    private final UploadJournal journal;

    Uploads(Api api, Meter meter, int parallel, UploadJournal journal) {
        this.api = api;
        this.meter = meter;
        this.workers = new Workers(parallel, api.connection().cancellation());
        this.journal = journal;
    }

    /** @param contents the file that has each SHA-256 digest */
    void send(Map<String, LocalFile> contents) {
        List<Runnable> small = new ArrayList<>();
        List<Map.Entry<String, LocalFile>> large = new ArrayList<>();
        contents.entrySet().forEach(content -> {
            if (content.getValue().size() <= SMALL) {
                small.add(() -> sendSmall(content.getKey(), content.getValue()));
            } else {
                large.add(content);
            }
        });
        workers.run(small);
        large.forEach(content -> sendLarge(content.getKey(), content.getValue()));
    }

    private void sendSmall(String sha256, LocalFile file) {
        if (!skipped(sha256, file)) {
            Target target = Target.of("blobs", sha256).with("file_name", file.path());
            api.json(Call.upload(target, slice(file, 0, file.size())::body, PART_LIMIT), JsonNode.class);
            meter.finished(file.path());
        }
    }

    private void sendLarge(String sha256, LocalFile file) {
        if (skipped(sha256, file)) {
            return;
        }
        Upload upload = journal.uploadOf(sha256).flatMap(this::stillOpen).orElseGet(() -> open(sha256, file));
        sendParts(upload, file);
        try {
            complete(upload);
        } catch (NotFoundException | ConflictException e) {
            // the server ended the upload meanwhile; its parts are gone, so the file is sent once more
            journal.forget(sha256);
            meter.moved(file.path(), -file.size());
            Upload anew = open(sha256, file);
            sendParts(anew, file);
            complete(anew);
        } catch (ContentRefusedException e) {
            journal.forget(sha256);
            if (e.code().equals("content-mismatch")) {
                throw new CorruptContentException(
                        file.path() + " changed while it was sent, or was damaged on the way: " + e.detail());
            }
            throw e;
        }
        journal.forget(sha256);
        meter.finished(file.path());
    }

    private boolean skipped(String sha256, LocalFile file) {
        if (!api.exists(Target.of("blobs", sha256))) {
            return false;
        }
        meter.moved(file.path(), file.size());
        meter.finished(file.path());
        return true;
    }

    private Optional<Upload> stillOpen(String id) {
        return api.find(UPLOADS.file(id), Upload.class).filter(Upload::isOpen);
    }

    private Upload open(String sha256, LocalFile file) {
        Upload upload = api.create(
                UPLOADS, Map.of("sha256", sha256, "size", file.size(), "file_name", file.path()), Upload.class);
        journal.remember(sha256, upload.id());
        return upload;
    }

    private void sendParts(Upload upload, LocalFile file) {
        List<Runnable> parts = new ArrayList<>();
        long partSize = upload.partSize();
        for (long from = 0; from < file.size(); from += partSize) {
            int number = (int) (from / partSize) + 1;
            long length = Math.min(partSize, file.size() - from);
            if (upload.hasReceived(number, length)) {
                meter.moved(file.path(), length);
            } else {
                FileSlice slice = slice(file, from, length);
                parts.add(() -> api.json(Call.upload(part(upload, number), slice::body, PART_LIMIT), JsonNode.class));
            }
        }
        workers.run(parts);
    }

    private static Target part(Upload upload, int number) {
        return UPLOADS.file(upload.id()).file("parts").file(String.valueOf(number));
    }

    /** The server reads all parts again before it answers. */
    private void complete(Upload upload) {
        Call call = Call.json("POST", UPLOADS.file(upload.id()).file("completion"), null);
        api.json(
                new Call(call.method(), call.target(), call.body(), call.headers(), true, Duration.ofHours(1)),
                JsonNode.class);
    }

    private FileSlice slice(LocalFile file, long from, long length) {
        return new FileSlice(file.location(), from, length, count -> meter.moved(file.path(), count));
    }
}
