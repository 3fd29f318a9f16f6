package dev.landbridge.kit.blob;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/** An object under {@code incoming/}; the store copies it to its address by itself. */
record S3Staged(S3Client client, String bucket, Blob blob, String key) implements StagedBlob {
    /** The largest object that one copy request takes. */
    private static final long MAX_COPY = 5L << 30;

    private static final long COPY_PART = 1L << 30;

    @Override
    public InputStream open(long offset) throws IOException {
        return S3BlobStore.read(client, bucket, key, offset);
    }

    @Override
    public void publish() {
        String target = S3BlobStore.key(blob.sha256());
        if (blob.size() <= MAX_COPY) {
            client.copyObject(request -> request.sourceBucket(bucket)
                    .sourceKey(key)
                    .destinationBucket(bucket)
                    .destinationKey(target));
        } else {
            copyInParts(target);
        }
    }

    private void copyInParts(String target) {
        String upload = client.createMultipartUpload(
                        request -> request.bucket(bucket).key(target))
                .uploadId();
        List<CompletedPart> parts = new ArrayList<>();
        for (long from = 0; from < blob.size(); from += COPY_PART) {
            int number = parts.size() + 1;
            String range = "bytes=" + from + "-" + (Math.min(from + COPY_PART, blob.size()) - 1);
            String tag = client.uploadPartCopy(request -> request.sourceBucket(bucket)
                            .sourceKey(key)
                            .copySourceRange(range)
                            .destinationBucket(bucket)
                            .destinationKey(target)
                            .uploadId(upload)
                            .partNumber(number))
                    .copyPartResult()
                    .eTag();
            parts.add(CompletedPart.builder().partNumber(number).eTag(tag).build());
        }
        client.completeMultipartUpload(request ->
                request.bucket(bucket).key(target).uploadId(upload).multipartUpload(whole -> whole.parts(parts)));
    }

    @Override
    public void close() {
        client.deleteObject(request -> request.bucket(bucket).key(key));
    }

    /** What fits into one request waits in memory and is sent to its address at once. */
    record Small(S3Client client, String bucket, Blob blob, byte[] content) implements StagedBlob {
        @Override
        public InputStream open(long offset) {
            return new ByteArrayInputStream(content, (int) offset, content.length - (int) offset);
        }

        @Override
        public void publish() {
            client.putObject(
                    request -> request.bucket(bucket)
                            .key(S3BlobStore.key(blob.sha256()))
                            .contentMD5(S3Parts.md5(content)),
                    RequestBody.fromBytes(content));
        }

        @Override
        public void close() {
            // nothing lies anywhere but in memory
        }
    }
}
