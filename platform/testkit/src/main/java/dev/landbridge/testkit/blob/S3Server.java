package dev.landbridge.testkit.blob;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobApiMetadata;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStoreContext;

/** A real S3 server on this machine: path style, signed requests, one bucket, objects as files of a directory. */
public final class S3Server implements AutoCloseable {
    public static final String BUCKET = "landbridge";
    public static final String ACCESS_KEY = "access";
    public static final String SECRET_KEY = "secret";

    private final BlobStoreContext backend;
    private final S3Proxy proxy;

    private S3Server(BlobStoreContext backend, S3Proxy proxy) {
        this.backend = backend;
        this.proxy = proxy;
    }

    /** @param directory gets a folder for the bucket, and in it a file for every object */
    public static S3Server start(Path directory) throws IOException {
        Files.createDirectories(directory.resolve(BUCKET));
        Properties properties = new Properties();
        properties.setProperty("jclouds.filesystem.basedir", directory.toString());
        BlobStoreContext backend = ContextBuilder.newBuilder(new FilesystemNio2BlobApiMetadata())
                .credentials(ACCESS_KEY, SECRET_KEY)
                .overrides(properties)
                .build(BlobStoreContext.class);
        S3Proxy proxy = S3Proxy.builder()
                .blobStore(backend.getBlobStore())
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, ACCESS_KEY, SECRET_KEY)
                .v4MaxNonChunkedRequestSize(128L << 20)
                .build();
        S3Server server = new S3Server(backend, proxy);
        try {
            proxy.start();
        } catch (Exception e) {
            backend.close();
            throw new IOException("the S3 server did not start", e);
        }
        return server;
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
        } finally {
            backend.close();
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
