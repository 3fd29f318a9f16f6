package dev.landbridge.kit.blob;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Bytes on their way into a bucket, as multipart uploads under {@code incoming/}. */
final class S3Parts {
    private static final int BUFFER = 1 << 18;
    /** No store takes smaller parts than 5 MiB, and none more than 10,000 of them: enough for 160 GB in one stream. */
    private static final int STREAM_PART = 16 << 20;

    private final S3Client client;
    private final String bucket;
    private final Map<String, PrefixDigest> prefixes = new ConcurrentHashMap<>();

    S3Parts(S3Client client, String bucket) {
        this.client = client;
        this.bucket = bucket;
    }

    S3Upload begin(long partSize) {
        String key = "incoming/" + UUID.randomUUID();
        String uploadId = client.createMultipartUpload(
                        request -> request.bucket(bucket).key(key).contentType("application/octet-stream"))
                .uploadId();
        return new S3Upload(key, uploadId, partSize);
    }

    StagedBlob stage(InputStream content) throws IOException {
        byte[] first = content.readNBytes(STREAM_PART);
        if (first.length < STREAM_PART) {
            String sha256 = HexFormat.of().formatHex(PrefixDigest.sha256().digest(first));
            return new S3Staged.Small(client, bucket, new Blob(sha256, first.length), first);
        }
        S3Upload upload = begin(STREAM_PART);
        try {
            MessageDigest digest = PrefixDigest.sha256();
            long size = 0;
            int number = 1;
            for (byte[] part = first; part.length > 0; part = content.readNBytes(STREAM_PART)) {
                digest.update(part);
                size += part.length;
                send(upload, number++, md5(part), RequestBody.fromBytes(part));
            }
            complete(upload);
            Blob blob = new Blob(HexFormat.of().formatHex(digest.digest()), size);
            return new S3Staged(client, bucket, blob, upload.key());
        } catch (IOException | RuntimeException e) {
            drop(upload);
            throw e;
        }
    }

    /** The part lies in a temporary file first: what the network tears off never reaches the store. */
    void put(S3Upload upload, int number, long size, InputStream content) throws IOException {
        Path spool = Files.createTempFile("landbridge-part", null);
        PrefixDigest prefix = prefixes.computeIfAbsent(upload.key(), key -> new PrefixDigest());
        boolean digested = prefix.tryBegin((number - 1L) * upload.partSize());
        boolean whole = false;
        try {
            String md5 = spool(size, content, spool, digested ? prefix : null);
            send(upload, number, md5, RequestBody.fromFile(spool));
            whole = true;
        } catch (NoSuchUploadException e) {
            throw new NoSuchFileException(upload.key());
        } finally {
            if (digested) {
                prefix.end(whole);
            }
            Files.deleteIfExists(spool);
        }
    }

    private static String spool(long size, InputStream content, Path spool, PrefixDigest prefix) throws IOException {
        MessageDigest md5 = md5();
        long left = size;
        byte[] buffer = new byte[BUFFER];
        try (FileChannel file = FileChannel.open(spool, StandardOpenOption.WRITE)) {
            for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
                left -= n;
                if (left < 0) {
                    throw new ContentMismatchException("more than the part's " + size + " bytes were sent");
                }
                md5.update(buffer, 0, n);
                if (prefix != null) {
                    prefix.update(buffer, n);
                }
                ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, n);
                while (bytes.hasRemaining()) {
                    file.write(bytes);
                }
            }
        }
        if (left > 0) {
            throw new ContentMismatchException("the part has " + size + " bytes, but " + (size - left) + " were sent");
        }
        return Base64.getEncoder().encodeToString(md5.digest());
    }

    private void send(S3Upload upload, int number, String md5, RequestBody body) {
        client.uploadPart(
                request -> request.bucket(bucket)
                        .key(upload.key())
                        .uploadId(upload.uploadId())
                        .partNumber(number)
                        .contentMD5(md5),
                body);
    }

    List<BlobStore.Part> list(S3Upload upload) throws IOException {
        try {
            List<Part> stored = stored(upload);
            if (!stored.isEmpty() || !exists(upload.key())) {
                return stored.stream()
                        .map(part -> new BlobStore.Part(part.partNumber(), part.size()))
                        .toList();
            }
        } catch (NoSuchUploadException together) {
            if (!exists(upload.key())) {
                throw new NoSuchFileException(upload.key());
            }
        }
        return partsOfWhole(upload);
    }

    private boolean exists(String key) {
        try {
            client.headObject(request -> request.bucket(bucket).key(key));
            return true;
        } catch (NoSuchKeyException e) {
            return false;
        }
    }

    private List<Part> stored(S3Upload upload) {
        return client
                .listPartsPaginator(
                        request -> request.bucket(bucket).key(upload.key()).uploadId(upload.uploadId()))
                .parts()
                .stream()
                .toList();
    }

    private List<BlobStore.Part> partsOfWhole(S3Upload upload) {
        long left = client.headObject(request -> request.bucket(bucket).key(upload.key()))
                .contentLength();
        List<BlobStore.Part> parts = new ArrayList<>();
        for (int number = 1; left > 0 || number == 1; number++) {
            long size = Math.min(left, upload.partSize());
            parts.add(new BlobStore.Part(number, size));
            left -= size;
        }
        return parts;
    }

    StagedBlob assemble(S3Upload upload) throws IOException {
        long size = PartSequence.requireWhole(list(upload), upload.partSize());
        complete(upload);
        PrefixDigest prefix = prefixes.remove(upload.key());
        String sha256 = prefix != null && prefix.position() == size ? prefix.hex() : digest(upload.key());
        return new S3Staged(client, bucket, new Blob(sha256, size), upload.key());
    }

    /** Harmless when an attempt that died before it could say so has done it already. */
    private void complete(S3Upload upload) {
        try {
            List<CompletedPart> parts = stored(upload).stream()
                    .map(part -> CompletedPart.builder()
                            .partNumber(part.partNumber())
                            .eTag(part.eTag())
                            .build())
                    .toList();
            if (parts.isEmpty()) {
                return;
            }
            client.completeMultipartUpload(request -> request.bucket(bucket)
                    .key(upload.key())
                    .uploadId(upload.uploadId())
                    .multipartUpload(whole -> whole.parts(parts)));
        } catch (NoSuchUploadException done) {
            // the parts are one object already
        }
    }

    private String digest(String key) throws IOException {
        MessageDigest digest = PrefixDigest.sha256();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = S3BlobStore.read(client, bucket, key, 0)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    void drop(S3Upload upload) {
        prefixes.remove(upload.key());
        try {
            client.abortMultipartUpload(
                    request -> request.bucket(bucket).key(upload.key()).uploadId(upload.uploadId()));
        } catch (S3Exception e) {
            if (e.statusCode() != 404) {
                throw e;
            }
        }
        client.deleteObject(request -> request.bucket(bucket).key(upload.key()));
    }

    static String md5(byte[] content) {
        return Base64.getEncoder().encodeToString(md5().digest(content));
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
