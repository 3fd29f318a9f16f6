package dev.landbridge.testkit.blob;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** A real S3 server on this machine: path style, signed requests, one bucket, objects as files of a directory. */
public final class S3Server implements AutoCloseable {
    public static final String BUCKET = "landbridge";
    public static final String ACCESS_KEY = "access";
    public static final String SECRET_KEY = "secret";

    private final S3Proxy proxy;

    private S3Server(S3Proxy proxy) {
        this.proxy = proxy;
    }

    /** @param directory gets a folder for the bucket, and in it a file for every object */
    public static S3Server start(Path directory) throws IOException {
        Files.createDirectories(directory.resolve(BUCKET));
        S3Proxy proxy = S3Proxy.builder()
                .blobStore(new FilesystemNio2BlobStore(directory.toString()))
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, ACCESS_KEY, SECRET_KEY)
                .v4MaxNonChunkedRequestSize(128L << 20)
                .build();
        try {
            proxy.start();
        } catch (Exception e) {
            throw new IOException("the S3 server did not start", e);
        }
        return new S3Server(proxy);
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + proxy.getPort());
    }

    @Override
    public void close() throws IOException {
        try {
            proxy.stop();
        } catch (Exception e) {
            throw new IOException("the S3 server did not stop", e);
        }
    }

    /** Serves the directory named by the only argument, says where, and ends when its standard input does. */
    public static void main(String[] arguments) throws IOException {
        try (S3Server server = start(Path.of(arguments[0]))) {
            System.out.println(server.endpoint());
            System.in.transferTo(System.out);
        }
        System.exit(0);
    }
}
