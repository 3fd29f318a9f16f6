package dev.landbridge.testkit.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.landbridge.kit.blob.Blob;
import dev.landbridge.kit.blob.BlobStore;
import dev.landbridge.kit.blob.ContentMismatchException;
import dev.landbridge.kit.blob.S3BlobStore;
import dev.landbridge.kit.blob.S3Location;
import dev.landbridge.kit.blob.StagedBlob;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Against a real S3 server: own endpoint, path style, signed requests. */
class S3BlobStoreTest extends BlobStoreContract {
    private static final String BUCKET = S3Server.BUCKET;
    private static final int MIB = 1 << 20;

    @TempDir
    static Path directory;

    private static S3Server server;
    private static S3Location location;

    @BeforeAll
    static void startServer() throws Exception {
        server = S3Server.start(directory);
        location = new S3Location(
                Optional.of(server.endpoint()), "us-east-1", BUCKET, S3Server.ACCESS_KEY, S3Server.SECRET_KEY, true);
    }

    @AfterAll
    static void stopServer() throws Exception {
        server.close();
    }

    @Override
    protected BlobStore store() {
        location.client()
                .listObjectsV2Paginator(request -> request.bucket(BUCKET))
                .contents()
                .forEach(object -> location.client()
                        .deleteObject(request -> request.bucket(BUCKET).key(object.key())));
        return new S3BlobStore(location.client(), Optional.of(location.presigner()), BUCKET);
    }

    @Override
    protected BlobStore restarted() {
        return new S3BlobStore(location.client(), Optional.empty(), BUCKET);
    }

    @Override
    protected long partSize() {
        return 5 * MIB;
    }

    @Test
    void streamsWhatIsLargerThanOneRequest() throws Exception {
        byte[] content = random(40 * MIB + 3);
        BlobStore store = store();
        try (StagedBlob staged = store.stage(new ByteArrayInputStream(content))) {
            assertThat(store.find(staged.blob().sha256())).isEmpty();
            staged.publish();
            assertThat(store.find(staged.blob().sha256())).contains(staged.blob());
            try (InputStream in = store.open(staged.blob().sha256(), 0)) {
                assertThat(in.readAllBytes()).isEqualTo(content);
            }
        }
    }

    @Test
    void signedAddressesNeedNoCredentials() throws Exception {
        byte[] content = random(5 * MIB + 9);
        BlobStore store = store();
        String upload = store.beginParts(5 * MIB);
        send(store.partAddress(upload, 1, Duration.ofMinutes(5)).orElseThrow(), content, 0, 5 * MIB);
        send(store.partAddress(upload, 2, Duration.ofMinutes(5)).orElseThrow(), content, 5 * MIB, 9);
        Blob blob;
        try (StagedBlob staged = store.assemble(upload)) {
            staged.publish();
            blob = staged.blob();
        }
        URI address = store.address(blob.sha256(), "dir/a b.bin", Duration.ofMinutes(5))
                .orElseThrow();
        HttpResponse<byte[]> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(content);
        URI forged = URI.create(address.toString().replaceFirst("Signature=..", "Signature=00"));
        assertThat(HttpClient.newHttpClient()
                        .send(HttpRequest.newBuilder(forged).build(), HttpResponse.BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aReaderNoticesBytesThatRottedInTheStore() throws Exception {
        BlobStore store = store();
        Blob blob;
        try (StagedBlob staged = store.stage(new ByteArrayInputStream(random(1000)))) {
            staged.publish();
            blob = staged.blob();
        }
        String key = "sha256/" + blob.sha256().substring(0, 2) + "/" + blob.sha256();
        S3Client client = location.client();
        client.putObject(request -> request.bucket(BUCKET).key(key), RequestBody.fromBytes(new byte[1000]));
        try (InputStream in = store.open(blob.sha256(), 0)) {
            assertThatExceptionOfType(ContentMismatchException.class)
                    .isThrownBy(in::readAllBytes)
                    .withMessageContaining("corrupt");
        }
    }

    private static void send(URI address, byte[] content, int from, int length) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(address)
                .PUT(HttpRequest.BodyPublishers.ofByteArray(content, from, length))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(200);
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
