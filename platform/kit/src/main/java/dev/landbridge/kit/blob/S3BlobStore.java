package dev.landbridge.kit.blob;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.s3.presigner.model.GetObjectPresignRequest;
import software.amazon.awssdk.services.s3.presigner.model.UploadPartPresignRequest;

/**
 * Blobs in a bucket: {@code sha256/ab/abcd...}. Bytes arrive under {@code incoming/}, are digested, then copied to their
 * address inside the store. Every request body carries its MD5, every whole read is checked against its address.
 */
public final class S3BlobStore implements BlobStore {
    private static final String VISIBLE = "sha256/";

    private final S3Client client;
    private final Optional<S3Presigner> presigner;
    private final String bucket;
    private final S3Parts parts;

    /** @param presigner given when clients may reach the object store themselves */
    public S3BlobStore(S3Client client, Optional<S3Presigner> presigner, String bucket) {
        this.client = client;
        this.presigner = presigner;
        this.bucket = bucket;
        this.parts = new S3Parts(client, bucket);
    }

    @Override
    public StagedBlob stage(InputStream content) throws IOException {
        return parts.stage(content);
    }

    static String key(String sha256) {
        if (!Blob.isAddress(sha256)) {
            throw new IllegalArgumentException("sha256 must be 64 lower-case hex digits");
        }
        return VISIBLE + sha256.substring(0, 2) + "/" + sha256;
    }

    @Override
    public Optional<Blob> find(String sha256) {
        String key = key(sha256);
        try {
            HeadObjectResponse head =
                    client.headObject(request -> request.bucket(bucket).key(key));
            return Optional.of(new Blob(sha256, head.contentLength()));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }

    @Override
    public InputStream open(String sha256, long offset) throws IOException {
        InputStream content = read(client, bucket, key(sha256), offset);
        return offset == 0 ? new VerifiedContent(content, sha256) : content;
    }

    static InputStream read(S3Client client, String bucket, String key, long offset) throws IOException {
        GetObjectRequest.Builder request =
                GetObjectRequest.builder().bucket(bucket).key(key);
        if (offset > 0) {
            request.range("bytes=" + offset + "-");
        }
        try {
            return new AbortingContent(client.getObject(request.build()));
        } catch (NoSuchKeyException e) {
            throw new NoSuchFileException(key);
        } catch (S3Exception e) {
            if (e.statusCode() == 416) {
                return InputStream.nullInputStream();
            }
            throw new IOException("the object store refused to read " + key, e);
        }
    }

    @Override
    public void delete(String sha256) {
        client.deleteObject(request -> request.bucket(bucket).key(key(sha256)));
    }

    @Override
    public void forEach(Consumer<Entry> visitor) {
        for (S3Object object : client.listObjectsV2Paginator(
                        request -> request.bucket(bucket).prefix(VISIBLE))
                .contents()) {
            String name = object.key().substring(object.key().lastIndexOf('/') + 1);
            if (Blob.isAddress(name)) {
                visitor.accept(new Entry(new Blob(name, object.size()), object.lastModified()));
            }
        }
    }

    @Override
    public String beginParts(long partSize) {
        return parts.begin(partSize).toString();
    }

    @Override
    public void putPart(String upload, int number, long size, InputStream content) throws IOException {
        parts.put(S3Upload.parse(upload), number, size, content);
    }

    @Override
    public List<Part> parts(String upload) throws IOException {
        return parts.list(S3Upload.parse(upload));
    }

    @Override
    public StagedBlob assemble(String upload) throws IOException {
        return parts.assemble(S3Upload.parse(upload));
    }

    @Override
    public void dropParts(String upload) {
        parts.drop(S3Upload.parse(upload));
    }

    @Override
    public Optional<URI> partAddress(String upload, int number, Duration validity) {
        S3Upload target = S3Upload.parse(upload);
        return presigner.map(signer -> URI.create(signer.presignUploadPart(UploadPartPresignRequest.builder()
                        .signatureDuration(validity)
                        .uploadPartRequest(part -> part.bucket(bucket)
                                .key(target.key())
                                .uploadId(target.uploadId())
                                .partNumber(number))
                        .build())
                .url()
                .toString()));
    }

    @Override
    public Optional<URI> address(String sha256, String fileName, Duration validity) {
        return presigner.map(signer -> URI.create(signer.presignGetObject(GetObjectPresignRequest.builder()
                        .signatureDuration(validity)
                        .getObjectRequest(get -> get.bucket(bucket)
                                .key(key(sha256))
                                .responseContentDisposition(Attachment.named(fileName)))
                        .build())
                .url()
                .toString()));
    }
}
